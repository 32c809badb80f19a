package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy.Kind;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How statements travel: TLS, whom it proves, and compression. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record WireFindingsIT(MySqlVersion version) {
    private static final String STORE_PASSWORD = "changeit";

    private MySqlServer server() {
        return SharedServers.get(version, "--performance-schema=ON");
    }

    /** The server by an address that leads to this machine and does not look so, as it would be another one. */
    private Report examineFromAfar(String properties) {
        return Ward.examine("jdbc:mysql://0.0.0.0:" + server().port() + "/?user=root&" + properties);
    }

    @Test
    void aDistantServerWithoutTls() {
        Finding finding = Ward.finding(examineFromAfar("sslMode=DISABLED"), "encryption");

        assertThat(finding.measured()).contains("is not encrypted");
        assertThat(Ward.remedy(finding, Kind.URL)).isEqualTo("sslMode=VERIFY_IDENTITY");
        assertThat(Ward.ids(examineFromAfar("sslMode=REQUIRED"))).doesNotContain("encryption");
    }

    @Test
    void filesForAServerThatNobodyVerified(@TempDir Path folder) throws Exception {
        String files = "allowLoadLocalInfile=true&sslMode=";
        Finding finding = Ward.finding(examineFromAfar(files + "REQUIRED"), "allowLoadLocalInfile");

        assertThat(finding.why()).contains("not verified");
        assertThat(Ward.ids(Ward.examine(server(), "allowLoadLocalInfile=true")))
                .doesNotContain("allowLoadLocalInfile");
        Path store = trustStore(folder);
        String verified = files + "VERIFY_CA&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword="
                + STORE_PASSWORD + "&trustCertificateKeyStoreUrl=" + store.toUri();
        assertThat(Ward.ids(examineFromAfar(verified))).doesNotContain("allowLoadLocalInfile", "encryption");
        String without = Ward.remedy(finding, Kind.URL) + "&sslMode=REQUIRED";
        assertThat(Ward.ids(examineFromAfar(without))).doesNotContain("allowLoadLocalInfile");
    }

    /** The authority that the server made for itself when it started first. */
    private Path trustStore(Path folder) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        try (InputStream certificate = Files.newInputStream(authority())) {
            keys.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        Path store = folder.resolve("trust.p12");
        try (OutputStream file = Files.newOutputStream(store)) {
            keys.store(file, STORE_PASSWORD.toCharArray());
        }
        return store;
    }

    private Path authority() throws SQLException {
        try (Connection connection = server().connect("");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@datadir, @@ssl_ca")) {
            row.next();
            return Path.of(row.getString(1)).resolve(row.getString(2));
        }
    }

    @Test
    void compressionThatTheServerDoesNotOffer() throws SQLException {
        String compression = "useCompression=true";
        assertThat(Ward.ids(Ward.examine(server(), compression))).doesNotContain("compression");
        if (version == MySqlVersion.V8_0) {
            return; // 8.0.12 compresses for everyone who asks: the variable came with 8.0.18.
        }
        try (MySqlServer plain = Ward.start(version, "--protocol-compression-algorithms=uncompressed")) {
            assertThat(Ward.ids(Ward.examine(plain))).doesNotContain("compression");
            Finding finding = Ward.finding(Ward.examine(plain, compression), "compression");
            assertThat(finding.measured()).contains("'uncompressed'");

            Ward.mend(plain, finding);

            assertThat(Ward.ids(Ward.examine(plain, compression))).doesNotContain("compression");
        }
    }
}
