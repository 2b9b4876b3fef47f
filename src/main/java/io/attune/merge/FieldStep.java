package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.policy.ConflictPolicy;
import io.attune.policy.Contest;
import io.attune.policy.Origin;
import io.attune.policy.Side;
import io.attune.policy.Verdict;
import java.util.Optional;

/**
 * What it means that a system shows a value of a field: nothing new, our own write, one of ours that came late, or an
 * edit; and what then becomes agreed.
 */
final class FieldStep {

    private static final String BACK_AND_FORTH = "goes back and forth";

    private final Draft draft;
    private final Observation seen;
    private final Rules rules;
    private final OwnWrites own;
    private final Origin origin;

    FieldStep(Draft draft, Observation seen, Rules rules) {
        this.draft = draft;
        this.seen = seen;
        this.rules = rules;
        this.own = new OwnWrites(draft, seen, rules);
        this.origin = seen.origin(draft.link);
    }

    void take(String name, JsonNode value) {
        var rule = rules.field(name);
        var known = draft.link.held(name);
        if (rule == null) {
            return;
        }
        var arrived = own.arrived(name, value);
        if (arrived.isPresent()) {
            arrived(name, known.confirmed(value, arrived.get().version()), arrived.get());
        } else if (value.equals(known.shadow()) && rules.has(Guard.ECHO)) {
            draft.seenAgain(name, value);
            if (own.mayBeUndone(name, value, rule)) {
                lost(name, draft.agreed.get(name).side(), side(value), "late write or edit");
            }
        } else if (own.isLate(name, value)) {
            late(name, value, known, rule);
        } else if (own.isImageOfAssumed(name, value, rule)) {
            draft.held.put(name, known.wrote(value, known.ack()));
        } else if (!rule.readable().contains(seen.system())) {
            unwanted(name, value, known, rule);
        } else {
            edit(name, value, known, rule);
        }
    }

    private void arrived(String name, Held now, Inflight.Sent sent) {
        draft.onItsWay.remove(name);
        draft.remembered.add(own.memory(name, sent));
        draft.held.put(name, now);
    }

    /**
     * A value that is preferred wins, whoever wrote it: nobody shall lose an opt-out. Else ours does not count, and a
     * person can look it up. What comes again whenever it was written over did not come late, though: as long as ours
     * is remembered we would go on against a tool that insists, so a person is asked as in any other fight.
     */
    private void late(String name, JsonNode value, Held known, FieldRule rule) {
        var edit = side(value);
        var agreed = draft.agreed.get(name);
        var swing = Swing.refusing(agreed, value, seen.moment().learntAt());
        var byValue = Optional.of(rule.policy()).filter(ConflictPolicy.PreferValue.class::isInstance)
                .map(contest(name, edit, known)::by);
        if (byValue.filter(verdict -> verdict.kind() != Verdict.Kind.AGREED).isPresent()) {
            settle(name, edit, byValue.get());
        } else if (swing.isTooMuch()) {
            freeze(name, edit, BACK_AND_FORTH);
        } else {
            draft.agreed.put(name, agreed.swinging(swing));
            draft.held.put(name, known.disowned(value));
            draft.owed = true;
            lost(name, agreed.side(), edit, byValue.map(Verdict::why).orElse("late write or edit"));
        }
    }

    /**
     * An edit made where it does not count. It is written over where the mapping says so, but not for ever: whoever
     * insists on a value, be it every few minutes, is left alone with it until a person has decided.
     */
    private void unwanted(String name, JsonNode value, Held known, FieldRule rule) {
        var agreed = draft.agreed.get(name);
        if (draft.frozen.contains(name) && own.isAgreed(name, value)) {
            both(name, value, known, agreed);
            return;
        }
        if (!rule.enforce() || agreed == null || draft.frozen.contains(name)) {
            draft.held.put(name, rule.enforce() && agreed == null ? known.disowned(value) : known.seen(value));
            return;
        }
        var swing = Swing.resisting(agreed, value, seen.moment().learntAt());
        if (swing.isTooMuch()) {
            freeze(name, side(value), BACK_AND_FORTH);
            draft.agreed.put(name, agreed.calm());
        } else {
            draft.agreed.put(name, agreed.swinging(swing));
            draft.held.put(name, known.disowned(value));
        }
    }

    private Side side(JsonNode value) {
        return new Side(value, origin);
    }

    private void edit(String name, JsonNode value, Held known, FieldRule rule) {
        var agreed = Optional.ofNullable(draft.agreed.get(name));
        if (agreed.isEmpty() && saysNothing(name, value)) {
            draft.held.put(name, known.seen(value));
        } else if (agreed.isEmpty()) {
            agree(name, side(value), "first seen");
        } else if (own.isAgreed(name, value)) {
            both(name, value, known, agreed.get());
        } else if (draft.frozen.contains(name)) {
            draft.held.put(name, known.seen(value));
            open(name, agreed.get(), side(value), "changed again while it waits");
        } else {
            decide(name, side(value), known, rule);
        }
    }

    /**
     * A blank that was never told before is nobody's edit, and no value to give to others: a record that was made, or
     * is linked, without this field has it. Who empties the field there later does so by an edit.
     */
    private boolean saysNothing(String name, JsonNode value) {
        return value.isNull() && draft.before.seen() && !draft.link.held(name).isKnown();
    }

    /** Both made the same change: nothing is in conflict any more. */
    private void both(String name, JsonNode value, Held known, Agreed agreed) {
        draft.held.put(name, known.confirmed(value, agreed.version()));
        if (draft.frozen.remove(name)) {
            draft.facts.add(new Fact.Decided(name, seen.system(), "both hold the same by now"));
        }
    }

    private void decide(String name, Side edit, Held known, FieldRule rule) {
        var agreed = draft.agreed.get(name);
        if (known.isKnown() && (known.ack() == agreed.version() || !rules.has(Guard.THREE_WAY))) {
            takenOut(name, edit);
            agree(name, own.credited(name, edit), "edit");
            return;
        }
        var contest = contest(name, edit, known);
        settle(name, edit, rule.isOnlyOf(seen.system()) && !edit.isBlank() ? contest.byTheOnlyOne()
                : known.isKnown() ? contest.by(rule.policy()) : contest.atFirstSync(rules.firstSync()));
    }

    private Contest contest(String name, Side edit, Held known) {
        return new Contest(draft.agreed.get(name).side(), edit, known.shadow(), rules.systems());
    }

    private void settle(String name, Side edit, Verdict verdict) {
        var agreed = draft.agreed.get(name);
        var known = draft.link.held(name);
        switch (verdict.kind()) {
            case EDIT -> {
                lost(name, edit, agreed.side(), verdict.why());
                agree(name, edit, verdict.why());
            }
            case AGREED -> {
                draft.held.put(name, known.behind(edit.value(), agreed.version()));
                draft.owed = true;
                lost(name, agreed.side(), edit, verdict.why());
            }
            case MERGED -> merged(name, edit, verdict);
            case UNDECIDED -> freeze(name, edit, verdict.why());
        }
    }

    /** What a set lacks by now is listed where nobody can tell whether the person took it out. */
    private void takenOut(String name, Side edit) {
        var agreed = draft.agreed.get(name);
        if (own.mayHaveTakenOut(name, agreed.value(), edit.value())) {
            lost(name, edit, agreed.side(), "late write or edit");
        }
    }

    private void merged(String name, Side edit, Verdict verdict) {
        var agreed = draft.agreed.get(name);
        var value = verdict.merged().orElseThrow();
        var known = draft.link.held(name);
        draft.owed = true;
        var merged = new Side(value, edit.origin());
        if (value.equals(edit.value())) {
            lost(name, merged, agreed.side(), verdict.why());
        } else {
            lost(name, merged, edit, verdict.why());
            takenOut(name, merged);
        }
        if (value.equals(agreed.value())) {
            draft.held.put(name, known.behind(edit.value(), agreed.version()));
            return;
        }
        agree(name, merged, verdict.why());
        draft.held.put(name, value.equals(edit.value()) ? known.confirmed(value, draft.agreed.get(name).version())
                : known.behind(edit.value(), draft.agreed.get(name).version()));
    }

    /**
     * The edit is the agreed value now, unless it goes back and forth too often: then a person is asked. Whom nobody
     * else can contradict fights with nobody.
     */
    private void agree(String name, Side edit, String decision) {
        var was = Optional.ofNullable(draft.agreed.get(name));
        var swing = was.isEmpty() || rules.field(name).isOnlyOf(seen.system()) ? Optional.<Swing>empty()
                : Optional.of(Swing.after(was.get(), edit.value(), seen.moment().learntAt()));
        if (swing.isPresent() && swing.get().isTooMuch()) {
            freeze(name, edit, BACK_AND_FORTH);
            return;
        }
        var now = was.isPresent() ? was.get().next(edit, swing) : Agreed.first(edit);
        draft.agreed.put(name, now);
        draft.held.put(name, draft.link.held(name).confirmed(edit.value(), now.version()));
        draft.facts.add(new Fact.Changed(name, was.map(Agreed::value), now, decision));
    }

    private void freeze(String name, Side edit, String why) {
        draft.held.put(name, draft.link.held(name).seen(edit.value()));
        draft.frozen.add(name);
        open(name, draft.agreed.get(name), edit, why);
    }

    private void open(String name, Agreed agreed, Side edit, String why) {
        draft.facts.add(new Fact.Conflicted(name, seen.system(), agreed.side(), edit, why, true));
    }

    /** A blank is no loss where nothing was known before: nobody has cleared it, unless it is agreed by an edit. */
    private void lost(String name, Side kept, Side lost, String why) {
        var agreed = draft.agreed.get(name);
        boolean wasCleared = agreed.version() > 1 && lost.equals(agreed.side());
        if (lost.isBlank() && !draft.link.held(name).isKnown() && !wasCleared) {
            return;
        }
        draft.facts.add(new Fact.Conflicted(name, seen.system(), kept, lost, why, false));
    }
}
