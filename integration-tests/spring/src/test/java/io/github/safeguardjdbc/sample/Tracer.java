package io.github.safeguardjdbc.sample;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** A starter that traces JDBC by wrapping data sources. All are on the class path; who wants none has to leave them out. */
enum Tracer {
    DATASOURCE_MICROMETER("net.ttddyy."),
    P6SPY("com.github.gavlyukovskiy."),
    OPENTELEMETRY("io.opentelemetry.");

    private final String packages;

    Tracer(String packages) {
        this.packages = packages;
    }

    /** A property that leaves all of them out but those {@code wanted}. */
    static String noneBut(Tracer... wanted) {
        List<String> unwanted = Arrays.stream(values())
                .filter(tracer -> !List.of(wanted).contains(tracer))
                .map(tracer -> tracer.packages)
                .toList();
        ImportCandidates all = ImportCandidates.load(AutoConfiguration.class, Tracer.class.getClassLoader());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(configuration -> unwanted.stream().anyMatch(configuration::startsWith))
                .collect(Collectors.joining(",", "spring.autoconfigure.exclude=", ""));
    }
}
