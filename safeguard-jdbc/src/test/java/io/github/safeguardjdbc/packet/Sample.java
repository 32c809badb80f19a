package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.ParameterSet;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Setter;
import java.io.IOException;
import java.nio.charset.Charset;

/** Encodings and parameters for tests. */
final class Sample {
    static final DriverVersion CURRENT = new DriverVersion(26, 10);
    static final DriverVersion OLD = new DriverVersion(8, 0);
    static final Encoding UTF_8 = Encoding.defaultOf(CURRENT);

    private Sample() {}

    static Encoding encoding(
            DriverVersion driver, String charset, boolean noBackslashEscapes, boolean ansiQuotes, int comment) {
        ConnectionCharset set = new ConnectionCharset(Charset.forName(charset));
        return new Encoding(driver, set, set, noBackslashEscapes, ansiQuotes, true, comment, Fractions.DEFAULT, false);
    }

    /** Encodings that differ in what decides sizes, several hundred of them. */
    static Encoding[] encodings() {
        String[] charsets = {"UTF-8", "ISO-8859-1", "GBK", "SJIS", "GB18030"};
        DriverVersion[] drivers = {OLD, new DriverVersion(8, 4), new DriverVersion(9, 4), CURRENT};
        Encoding[] encodings = new Encoding[charsets.length * drivers.length * 8];
        int next = 0;
        for (String charset : charsets) {
            ConnectionCharset set = new ConnectionCharset(Charset.forName(charset));
            for (DriverVersion driver : drivers) {
                for (int flags = 0; flags < 8; flags++) {
                    encodings[next++] = new Encoding(
                            driver,
                            set,
                            flags < 2 ? ConnectionCharset.UTF_8 : set,
                            (flags & 1) != 0,
                            (flags & 2) != 0,
                            (flags & 4) != 0,
                            0,
                            Fractions.DEFAULT,
                            flags > 6);
                }
            }
        }
        return encodings;
    }

    static Parameters parameters(Setter setter, Object value) {
        Parameters parameters = new Parameters();
        parameters.set(1, setter, value);
        return parameters;
    }

    /** The parameter with its stream or reader read ahead. */
    static ParameterSet buffered(Setter setter, Object value) throws IOException {
        try (ReadAhead readAhead = new ReadAhead(1 << 20, true, false)) {
            return parameters(setter, value).toRow().readAhead(readAhead);
        }
    }
}
