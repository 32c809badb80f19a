package io.github.safeguardjdbc.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallsTest {
    private final Calls calls = new Calls();
    private final Object[] pool = {new HikariDataSource()};
    private final Object[] source = {new MysqlDataSource(), "user", "password"};
    private final Object[] provider = {"no data source"};

    @Test
    void noneIsTheOutermostWhereThereIsNone() {
        assertThat(calls.outermost()).isNull();
        calls.leave();
        assertThat(calls.outermost()).isNull();
    }

    @Test
    void theOutermostIsNotTheOneInside() {
        calls.enter(pool);
        calls.enter(source);
        assertThat(calls.outermost()).isNull();

        calls.leave();
        assertThat(calls.outermost()).isSameAs(pool);
    }

    @Test
    void whatIsNoDataSourceDoesNotCount() {
        calls.enter(provider);
        assertThat(calls.outermost()).isNull();

        calls.enter(source);
        assertThat(calls.outermost()).isSameAs(source);
    }

    @Test
    void noneIsTheOutermostInAQuietCall() throws Exception {
        Object[] inside = calls.quiet(() -> {
                    calls.enter(source);
                    try {
                        return calls.outermost();
                    } finally {
                        calls.leave();
                    }
                })
                .call();
        assertThat(inside).isNull();

        calls.enter(source);
        assertThat(calls.outermost()).isSameAs(source);
    }

    @Test
    void threadsDoNotMeet() {
        calls.enter(pool);

        CompletableFuture<Boolean> inAnother = CompletableFuture.supplyAsync(() -> {
            calls.enter(source);
            return calls.outermost() == source;
        });

        assertThat(inAnother.join()).isTrue();
    }

    @Test
    void isAtTheBeginningAfterAFailure() {
        calls.enter(pool);
        calls.reset();

        calls.enter(source);
        assertThat(calls.outermost()).isSameAs(source);
    }
}
