package io.github.safeguardjdbc.value;

import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** A date, time or timestamp with the calendar whose time zone it is to be read in. */
public record CalendarValue(
        @Nullable Object value, @Nullable Calendar calendar) {}
