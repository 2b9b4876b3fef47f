package io.attune.call;

import io.attune.connector.Secret;
import io.attune.token.Kept;
import io.attune.token.RefreshTokens;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Refresh tokens of one connection without a database; the list shows every one that was kept. */
final class RememberedTokens implements RefreshTokens {

    private final boolean canKeep;
    final List<String> kept = new ArrayList<>();

    RememberedTokens(boolean canKeep) {
        this.canKeep = canKeep;
    }

    @Override
    public boolean canKeep() {
        return canKeep;
    }

    @Override
    public synchronized Uni<Kept> find(String connection) {
        return Uni.createFrom().item(kept.isEmpty()
                ? new Kept.Nothing()
                : new Kept.Held(kept.size(), Secret.of(kept.get(kept.size() - 1))));
    }

    @Override
    public synchronized Uni<Boolean> replace(String connection, long version, Secret token) {
        boolean newest = version == kept.size();
        if (newest) {
            kept.add(token.reveal());
        }
        return Uni.createFrom().item(newest);
    }
}
