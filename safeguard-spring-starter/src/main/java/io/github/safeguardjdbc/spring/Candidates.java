package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardDataSource;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Which {@code DataSource} beans are guarded.
 *
 * <p>One whose URL nobody can tell is, because a connection that is not of Connector/J is handed out untouched anyway.
 */
final class Candidates {
    private static final Logger log = LoggerFactory.getLogger(Candidates.class);

    private Candidates() {}

    static boolean contains(DataSource dataSource, String beanName, Set<String> excluded) {
        String reason = reasonAgainst(dataSource, beanName, excluded);
        if (reason != null) {
            log.debug("Data source '{}' is not guarded: {}", beanName, reason);
        }
        return reason == null;
    }

    private static @Nullable String reasonAgainst(DataSource dataSource, String beanName, Set<String> excluded) {
        if (excluded.contains(beanName)) {
            return "safeguard.exclude names it";
        }
        if (isXa(dataSource)) {
            log.info(
                    "Data source '{}' is not guarded: a connection in a distributed transaction can neither be replaced nor have"
                            + " its statements split",
                    beanName);
            return "it is an XA data source";
        }
        if (dataSource instanceof AbstractRoutingDataSource router) {
            warnOfUnguardedTargets(router, beanName);
            return "it routes to others, which are guarded if they are beans";
        }
        if (dataSource instanceof EmbeddedDatabase) {
            return "it is an embedded database";
        }
        if (isGuarded(dataSource)) {
            return "it is guarded already";
        }
        String url = JdbcUrls.of(dataSource);
        return url == null || isMySql(url) ? null : "its URL is not one of MySQL";
    }

    private static void warnOfUnguardedTargets(AbstractRoutingDataSource router, String beanName) {
        long unguarded = targets(router).stream()
                .filter(target -> !isGuarded(target))
                .map(JdbcUrls::of)
                .filter(url -> url != null && isMySql(url))
                .count();
        if (unguarded > 0) {
            log.warn(
                    "Data source '{}' routes to {} MySQL data sources that are not guarded; make them beans, or wrap them with"
                            + " SafeguardDataSource.wrap",
                    beanName,
                    unguarded);
        }
    }

    private static Collection<DataSource> targets(AbstractRoutingDataSource router) {
        try {
            return router.getResolvedDataSources().values();
        } catch (IllegalStateException notResolvedYet) {
            return List.of();
        }
    }

    private static boolean isXa(DataSource dataSource) {
        String name = dataSource.getClass().getName();
        return dataSource instanceof XADataSource
                || name.startsWith("com.atomikos.")
                || name.startsWith("com.arjuna.")
                || name.startsWith("org.jboss.narayana.");
    }

    private static boolean isGuarded(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(SafeguardDataSource.class);
        } catch (SQLException | RuntimeException cannotSay) {
            // A proxy that has no target yet, for one.
            return false;
        }
    }

    /** Wrapping drivers put their own name before the one of the database: {@code jdbc:p6spy:mysql:}. */
    private static boolean isMySql(String url) {
        String lowerCase = url.toLowerCase(Locale.ROOT);
        boolean guardedByItsDriver = lowerCase.startsWith("jdbc:safeguard:");
        return !guardedByItsDriver && (lowerCase.contains(":mysql:") || lowerCase.contains(":mysql+srv:"));
    }
}
