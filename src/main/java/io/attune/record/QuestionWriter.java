package io.attune.record;

import io.attune.batch.Pipeline;
import io.attune.document.JsonText;
import io.attune.merge.Fact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Stores what a step found that a person may ask about, or is asked about: conflicts and possible duplicates. */
@ApplicationScoped
class QuestionWriter {

    private static final String OPEN = """
            insert into conflict (record, field, system, winner, loser, evidence, policy, at, open)
            values ($1, $2, $3, $4::text::jsonb, $5::text::jsonb, $6::text::jsonb, $7, $8, true)
            on conflict (record, field, system) where open do update set winner = excluded.winner,
                loser = excluded.loser, evidence = excluded.evidence, policy = excluded.policy, at = excluded.at""";
    private static final String LOST = """
            insert into conflict (record, field, system, winner, loser, evidence, policy, at)
            values ($1, $2, $3, $4::text::jsonb, $5::text::jsonb, $6::text::jsonb, $7, $8)""";
    private static final String READ_ANEW = """
            update conflict set winner = $4::text::jsonb, loser = $5::text::jsonb
            where record = $1 and field = $2 and system = $3 and open""";
    private static final String DECIDED = """
            update conflict set open = false, decided_by = $4, decided_at = $5
            where record = $1 and field = $2 and system = $3 and open""";
    private static final String DUPLICATE = """
            insert into duplicate (mapping, system, ext_id, record, other, reason, at)
            select $1, $2, $3, null, $4, $5, $6
            on conflict (mapping, system, ext_id) do nothing""";

    Uni<Void> save(SqlConnection db, Saving saving) {
        return Pipeline.run(saving.step().facts().stream().map(fact -> store(db, saving, fact)).toList());
    }

    private static Uni<Void> store(SqlConnection db, Saving saving, Fact fact) {
        var at = RecordWriter.at(saving.now());
        if (fact instanceof Fact.Conflicted met) {
            return RecordWriter.run(db, met.open() ? OPEN : LOST, saving.after().id(), met.field(), met.system(),
                    JsonText.write(met.kept().value()), JsonText.write(met.lost().value()),
                    StateJson.evidence(met.kept(), met.lost()), met.policy(), at);
        }
        if (fact instanceof Fact.ReadAnew anew) {
            return RecordWriter.run(db, READ_ANEW, saving.after().id(), anew.field(), anew.system(),
                    JsonText.write(anew.kept()), JsonText.write(anew.lost()));
        }
        if (fact instanceof Fact.Decided decided) {
            return RecordWriter.run(db, DECIDED, saving.after().id(), decided.field(), decided.system(), decided.by(),
                    at);
        }
        if (fact instanceof Fact.Duplicated doubt) {
            return RecordWriter.run(db, DUPLICATE, saving.mapping(), doubt.system(), doubt.externalId(),
                    doubt.other().orElse(null), doubt.reason(), at);
        }
        return Uni.createFrom().voidItem();
    }
}
