package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it should be. Immutable.
 *
 * @param id a stable name, as in {@code pool-lifetime}
 * @param severity how much it matters
 * @param where the server as {@code host:port}, {@code driver} or {@code pool}
 * @param measured what was read, with numbers
 * @param why why it matters
 * @param remedies what mends it: each by itself if they are of different kinds, in their order if they are statements
 * @param symptom how it shows, or null
 */
public record Finding(
        String id,
        Severity severity,
        String where,
        String measured,
        String why,
        List<Remedy> remedies,
        @Nullable Symptom symptom) {

    /** Copies the remedies. */
    public Finding {
        remedies = List.copyOf(remedies);
    }
}
