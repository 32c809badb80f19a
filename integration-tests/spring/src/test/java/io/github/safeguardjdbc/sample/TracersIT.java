package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootVersion;

/** Beside the starters that trace JDBC: the application works at a limit of 256 KiB, and each of its statements is traced once. */
class TracersIT {

    static Stream<Arguments> tracers() {
        boolean boot4 = SpringBootVersion.getVersion().startsWith("4.");
        return Arrays.stream(Tracer.values())
                // That of p6spy does nothing on Spring Boot 4: it looks for data sources before that makes one.
                .filter(tracer -> tracer != Tracer.P6SPY || !boot4)
                .flatMap(tracer -> Stream.of("eager", "lazy")
                        .filter(fetch -> fetch.equals("eager") || boot4)
                        .map(fetch -> Arguments.of(tracer, fetch)));
    }

    @ParameterizedTest
    @MethodSource("tracers")
    void aStatementIsTracedOnceHoweverManyAreSent(Tracer tracer, String fetch) throws Exception {
        try (Sample sample = Sample.traced(tracer, "spring.datasource.connection-fetch=" + fetch)) {
            TracedStatements traced = sample.bean(TracedStatements.class);
            assertThat(traced.take()).as("the migration").isNotEmpty();

            List<byte[]> entries = Rows.list(10_000, Rows::row);
            assertThat(sample.bean(Journal.class).add(entries)).hasSize(10_000).containsOnly(1);
            assertThat(traced.take()).singleElement().asString().contains("INSERT INTO journal");

            List<Price> prices = Rows.list(30_000, i -> new Price(i, 1));
            assertThat(sample.bean(PriceMapper.class).put(prices)).isEqualTo(30_000);
            assertThat(traced.take()).singleElement().asString().contains("INSERT INTO price");

            sample.killSessions();
            TimeUnit.MILLISECONDS.sleep(20);
            assertThat(sample.bean(PriceMapper.class).total()).isEqualTo(30_000);
            assertThat(traced.take()).singleElement().asString().contains("FROM price");

            DataSource dataSource = sample.bean(DataSource.class);
            assertThat(dataSource.unwrap(SafeguardDataSource.class)).isNotNull();
            assertThat(dataSource.unwrap(HikariDataSource.class)).isNotNull();
            assertThat(sample.actuator("prometheus"))
                    .contains("safeguard_replaced_connections_total{name=\"dataSource\"} 1.0")
                    .contains("hikaricp_connections_max{")
                    .contains("jdbc_connections_max{");
        }
    }
}
