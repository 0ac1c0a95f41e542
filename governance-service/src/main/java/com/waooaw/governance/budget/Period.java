package com.waooaw.governance.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time a budget is for, on the business clock.
 *
 * @param name {@code 2026-11-27}, {@code 2026-11} or {@code all}; stored and published
 * @param endsAt exclusive; absent where the budget is never renewed
 */
record Period(String name, @Nullable Instant endsAt) {

    /** How often a budget is renewed. */
    enum Kind {
        /** At 00:00 UTC. */
        DAY,
        /** At 00:00 UTC of the first of a month. */
        MONTH,
        /** Never. */
        ONCE;

        /** That of a period of this name. */
        static Kind of(String period) {
            return switch (period.length()) {
                case 10 -> DAY;
                case 7 -> MONTH;
                default -> ONCE;
            };
        }
    }

    static Period at(Kind kind, Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (kind) {
            case DAY -> new Period(day.toString(), midnight(day.plusDays(1)));
            case MONTH -> {
                var month = YearMonth.from(day);
                yield new Period(month.toString(), midnight(month.plusMonths(1).atDay(1)));
            }
            case ONCE -> new Period("all", null);
        };
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
