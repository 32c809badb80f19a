package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SafeguardExceptionOverrideTest {

    private final SafeguardExceptionOverride override = new SafeguardExceptionOverride();

    @Test
    void keepsAConnectionWhoseServerRefusedAValue() {
        assertThat(override.adjudicate(new SQLException("longer than max_allowed_packet", "HY000", 1105)))
                .isEqualTo(Override.DO_NOT_EVICT);
    }

    @Test
    void givesUpAConnectionWhoseResultWasTooLarge() {
        assertThat(override.adjudicate(new PacketTooBigException("Packet for query is too large")))
                .isEqualTo(Override.MUST_EVICT);
    }

    @Test
    void leavesTheRestToHikari() {
        assertThat(override.adjudicate(new SQLException("Communications link failure", "08S01")))
                .isEqualTo(Override.CONTINUE_EVICT);
        assertThat(override.adjudicate(new SQLException("Duplicate entry", "23000", 1062)))
                .isEqualTo(Override.CONTINUE_EVICT);
    }

    @Test
    void canBeNamedInAConfiguration() {
        HikariConfig config = new HikariConfig();

        config.setExceptionOverrideClassName(SafeguardExceptionOverride.class.getName());

        assertThat(config.getExceptionOverrideClassName()).isEqualTo(SafeguardExceptionOverride.class.getName());
    }
}
