package io.attune.sandbox.crm.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A value as it stands in a query. */
public sealed interface Literal {

    record Text(QuotedText value) implements Literal {}

    record Number(BigDecimal value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    record Day(LocalDate value) implements Literal {}

    record Moment(Instant value) implements Literal {}

    /** {@code TODAY}, {@code LAST_N_DAYS:30}: days counted from today, the last one not included. */
    record Days(int from, int to) implements Literal {}

    record Blank() implements Literal {}
}
