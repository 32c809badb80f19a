package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.ConnectionUrlParser;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverUrlTest {
    private static DriverUrl parse(String url) {
        return DriverUrl.parse(url, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mysql://h/db", "jdbc:safeguard", "JDBC:SAFEGUARD:mysql://h/db", "safeguard:mysql://h", ""})
    void isNotOurs(String url) {
        assertThat(parse(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://h/db",
                "mysql:///",
                "mysql://h:3306,h2:3307/db?useSSL=false&connectTimeout=5000",
                "mysql+srv://service.example.com/db",
                "mysql+srv:loadbalance://service.example.com/db?a=b",
                "mysql+srv:replication://service.example.com/db",
                "mysql:replication://source,replica1,replica2/db?roundRobinLoadBalance=true",
                "mysql:loadbalance://h1,h2/db",
                "mysql://address=(host=h1)(port=3306)(user=a%3Fb)/db?x=y",
                "mysql://(host=h1,port=3306),(host=h2,port=3307)/db?x=y#part",
                "mysql://[h1:1,address=(host=h2)(port=2)]/db",
                "mysql://u%40x:p%3Fw(@[2001:db8::1]:3306/db?sessionVariables=sql_mode='ANSI',x=1&&a=%26%3D#a?safeguard.x=1",
                "mysql://h/db?",
                "mysql://h/db?&a=b&",
                "mysql://h/db#fragment?safeguard.enabled=false",
                "mysql://h/db?passwordCharacterEncoding=%zz&sslMode",
                "mysql://h/db?connectionAttributes=app:safeguard.enabled=false",
            })
    void leavesEveryByteOfAUrlWithoutSettings(String url) {
        DriverUrl parts = parse("jdbc:safeguard:" + url);

        assertThat(parts.target()).isEqualTo("jdbc:" + url);
        assertThat(parts.settings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://h/db?safeguard.chunkSize=1M, mysql://h/db",
        "mysql://h/db?safeguard.chunkSize=1M&a=b&c=%20, mysql://h/db?a=b&c=%20",
        "mysql://h/db?a=b&safeguard.chunkSize=1M&c=d, mysql://h/db?a=b&c=d",
        "mysql://h/db?a=b&safeguard.chunkSize=1M, mysql://h/db?a=b",
        "mysql://h/db?a=b&safeguard.chunkSize=1M#f&g?h, mysql://h/db?a=b#f&g?h",
        "mysql://h/db?safeguard.chunkSize=1M#f, mysql://h/db#f",
        "mysql://h?safeguard.chunkSize=1M, mysql://h",
        "mysql://h/db?safeguard.chunkSize=2M&safeguard.chunkSize=1M, mysql://h/db",
        "mysql://h/db? safeguard.chunkSize = 1M &a=b, mysql://h/db?a=b",
        "mysql://h/db?safeguard%2EchunkSize=%31M, mysql://h/db",
        "mysql://u:p(w@h/db?safeguard.chunkSize=1M, mysql://u:p(w@h/db",
        "mysql:loadbalance://address=(host=h1)(port=1)/db?a=b&&safeguard.chunkSize=1M&c, "
                + "mysql:loadbalance://address=(host=h1)(port=1)/db?a=b&&c",
    })
    void movesSettingsOutOfTheQueryAndNothingElse(String url, String target) {
        DriverUrl parts = parse("jdbc:safeguard:" + url);

        assertThat(parts.target()).isEqualTo("jdbc:" + target);
        assertThat(parts.settings()).containsExactly(Map.entry("safeguard.chunkSize", "1M"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://h/db?SETTING&a=b",
                "mysql://u:p(w@h/db?a=b&SETTING",
                "mysql://(host=h1,port=1),(host=h2,port=2)/db?SETTING&a=b#f?x=y",
                "mysql://address=(host=h1)(port=1)/db?a=b&SETTING",
                "mysql:replication://[h1:1,h2:2]?a=b&SETTING#f",
                "mysql+srv://h/?a=b&SETTING",
            })
    void takesForTheQueryWhatConnectorJTakesForIt(String url) {
        String target = parse("jdbc:safeguard:" + url.replace("SETTING", "safeguard.chunkSize=1M"))
                .target();

        Map<String, String> untouched = ConnectionUrlParser.parseConnectionString(
                        "jdbc:" + url.replace("SETTING", "safeguard.chunkSize=1M"))
                .getProperties();
        Map<String, String> stripped =
                ConnectionUrlParser.parseConnectionString(target).getProperties();

        assertThat(untouched).containsOnly(Map.entry("a", "b"), Map.entry("safeguard.chunkSize", "1M"));
        assertThat(stripped).containsOnly(Map.entry("a", "b"));
    }

    @ParameterizedTest
    @CsvSource({
        "safeguard.enabled, safeguard.enabled, ''",
        "safeguard.enabled=, safeguard.enabled, ''",
        "safeguard.batchRewrit=all, safeguard.batchRewrit, all",
        "SafeGuard.enabled=true, SafeGuard.enabled, true",
        "safegaurd.enabled=true, safegaurd.enabled, true",
        "safeguard.chunkSize=1%, safeguard.chunkSize, 1%",
        "safeguard.chunkSize=1=2, safeguard.chunkSize, 1=2",
    })
    void keepsWrongSettingsForTheErrorThatNamesThem(String parameter, String key, String value) {
        DriverUrl parts = parse("jdbc:safeguard:mysql://h/db?" + parameter);

        assertThat(parts.target()).isEqualTo("jdbc:mysql://h/db");
        assertThat(parts.settings()).containsExactly(Map.entry(key, value));
    }

    @Test
    void dividesPropertiesAndLetsThemWinOverTheUrlAsTheDriverDoes() {
        Properties defaults = new Properties();
        defaults.setProperty("user", "app");
        defaults.setProperty("safeguard.enabled", "false");
        Properties info = new Properties(defaults);
        info.setProperty("password", "secret");
        info.setProperty("safeguard.chunkSize", "2M");

        DriverUrl parts =
                DriverUrl.parse("jdbc:safeguard:mysql://h/db?safeguard.chunkSize=1M&safeguard.maxPacket=4M", info);

        assertThat(parts.properties()).containsOnly(Map.entry("user", "app"), Map.entry("password", "secret"));
        assertThat(parts.settings())
                .containsOnly(
                        Map.entry("safeguard.chunkSize", "2M"),
                        Map.entry("safeguard.maxPacket", "4M"),
                        Map.entry("safeguard.enabled", "false"));
        assertThat(info).hasSize(2);
    }
}
