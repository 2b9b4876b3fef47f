package io.attune.mapping.step;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and times: clocks that go forward and back, leap days, texts without an offset. */
class TimeRowsTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {date_format: 'yyyy-MM-dd HH:mm', zone: Europe/Berlin}    | "2026-10-18 22:40" | "2026-10-18T20:40:00Z" | "2026-10-18 22:40"
            {date_format: 'yyyy-MM-dd HH:mm', zone: Europe/Berlin}    | "2026-03-29 02:30" | '2026-03-29 02:30' is a time that no clock in Europe/Berlin showed: clocks were put forward | -
            {date_format: 'yyyy-MM-dd HH:mm', zone: Europe/Berlin}    | "2026-03-29 03:00" | "2026-03-29T01:00:00Z" | "2026-03-29 03:00"
            {date_format: 'yyyy-MM-dd HH:mm', zone: Europe/Berlin}    | "2026-10-25 02:30" | "2026-10-25T00:30:00Z" | "2026-10-25 02:30"
            {date_format: 'yyyy-MM-dd HH:mm', zone: America/Sao_Paulo} | "2018-11-04 00:30" | '2018-11-04 00:30' is a time that no clock in America/Sao_Paulo showed: clocks were put forward | -
            {date_format: 'yyyy-MM-dd HH:mm', zone: America/Sao_Paulo} | "2018-02-17 23:30" | "2018-02-18T01:30:00Z" | "2018-02-17 23:30"
            {date_format: 'yyyy-MM-dd HH:mm', zone: America/Sao_Paulo} | "2026-07-01 12:00" | "2026-07-01T15:00:00Z" | "2026-07-01 12:00"
            {date_format: dd.MM.yyyy}                     | "29.02.2024"            | "2024-02-29"           | "29.02.2024"
            {date_format: dd.MM.yyyy}                     | "29.02.2023"            | '29.02.2023' is not in the form dd.MM.yyyy | -
            {date_format: dd.MM.yyyy}                     | "1.2.2024"              | '1.2.2024' is not in the form dd.MM.yyyy   | -
            {date_format: d MMMM yyyy}                    | "9 February 2024"       | "2024-02-09"           | "9 February 2024"
            {date_format: yyyyMMdd}                       | 20240229                | "2024-02-29"           | "20240229"
            {date_format: 'hh:mm a'}                      | "12:05 AM"              | "00:05:00"             | "12:05 AM"
            {date_format: HH:mm:ss}                       | "22:40:07"              | "22:40:07"             | "22:40:07"
            {date_format: "yyyy-MM-dd'T'HH:mm:ss.SSSXX"}  | "2026-10-18T22:40:07.500+0200" | "2026-10-18T20:40:07.500Z" | "2026-10-18T20:40:07.500Z"
            {date_format: "yyyy-MM-dd'T'HH:mmXXX", zone: Europe/Berlin} | "2026-10-18T16:40-04:00" | "2026-10-18T20:40:00Z" | "2026-10-18T22:40+02:00"
            {epoch: seconds}                              | 1792356007              | "2026-10-18T20:40:07Z" | 1792356007
            {epoch: millis}                               | "1792356007250"         | "2026-10-18T20:40:07.250Z" | 1792356007250
            {epoch: seconds}                              | -1                      | "1969-12-31T23:59:59Z" | -1
            {epoch: seconds}                              | 1.5                     | 1.5 is not a whole number of seconds in the years 1 to 9999 | -
            {epoch: millis}                               | 999999999999999999      | 999999999999999999 is not a whole number of millis in the years 1 to 9999 | -
            date_only                                     | "2026-10-18T22:40:07-04:00" | "2026-10-18"       | one way
            {date_only: Europe/Berlin}                    | "2026-10-18T22:40:07-04:00" | "2026-10-19"       | one way
            date_only                                     | "2026-10-18T00:00:00"   | "2026-10-18"           | one way
            date_only                                     | "2026-10-18"            | "2026-10-18"           | one way
            {time_only: Europe/Berlin}                    | "2026-10-18T20:40:07Z"  | "22:40:07"             | one way
            time_only                                     | "2026-10-18T20:40:07-04:00" | "20:40:07"         | one way
            date_only                                     | "tomorrow"              | 'tomorrow' is not a date like 1987-04-30 | one way
            {add_time: {days: 3}}                         | "2024-02-27"            | "2024-03-01"           | "2024-02-27"
            {add_time: {days: 1}}                         | "2026-03-28T12:00:00Z"  | "2026-03-29T12:00:00Z" | "2026-03-28T12:00:00Z"
            {add_time: {hours: -2, minutes: 30}}          | "2026-01-01T01:00:00Z"  | "2025-12-31T23:30:00Z" | "2026-01-01T01:00:00Z"
            {add_time: {hours: 24}}                       | "2024-02-28"            | "2024-02-29"           | "2024-02-28"
            {add_time: {hours: 1}}                        | "2024-02-28"            | '2024-02-28' is a date, to which only whole days can be added | -
            {add_time: {weeks: 1}}                        | "9999-12-31"            | '9999-12-31' would leave the years 1 to 9999 | -
            """)
    void times(String step, String system, String shared, String written) {
        StepRowsTest.readsAndWrites(step, "datetime", system, shared, written);
    }
}
