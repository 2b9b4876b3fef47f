package io.attune.mapping.step;

import io.attune.mapping.step.Steps.Maker;
import java.util.Map;

/** Steps on dates, times and instants. */
final class TimeSteps {

    static final Map<String, Maker> MAKERS = Map.of(
            "date_format", new Maker("{date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}", DateFormat::of),
            "epoch", new Maker("{epoch: seconds}", Epoch::of),
            "date_only", new Maker("date_only or {date_only: Europe/Berlin}", PartOfTime::date),
            "time_only", new Maker("time_only or {time_only: Europe/Berlin}", PartOfTime::time),
            "add_time", new Maker("{add_time: {days: 3}}", AddTime::of));

    private TimeSteps() {}
}
