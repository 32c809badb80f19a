package io.github.safeguardjdbc.spring;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/**
 * Reads our durations as Spring Boot does, but for two things: {@code none} is a time that never passes, and a number other
 * than 0 needs its unit, because one reader's 30 are seconds and another's milliseconds.
 */
final class DurationOrNoneConverter implements ConditionalGenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Duration.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.hasAnnotation(OrNone.class);
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = source == null ? "" : source.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.equalsIgnoreCase("none")) {
            return ChronoUnit.FOREVER.getDuration();
        }
        boolean hasUnit = Character.isLetter(text.charAt(text.length() - 1));
        if (!hasUnit && !text.equals("0")) {
            throw new IllegalArgumentException(text + " has no unit");
        }
        return DurationStyle.detectAndParse(text);
    }
}
