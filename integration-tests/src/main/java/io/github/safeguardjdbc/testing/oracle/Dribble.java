package io.github.safeguardjdbc.testing.oracle;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;

/** Streams that hand out a few bytes at a time and do not say how many they have, as those of a network do. */
final class Dribble {
    private static final int AT_A_TIME = 1000;

    private Dribble() {}

    static InputStream bytes(byte[] content) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, AT_A_TIME));
            }

            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    static Reader characters(String content) {
        return new StringReader(content) {
            @Override
            public int read(char[] target, int offset, int length) throws java.io.IOException {
                return super.read(target, offset, Math.min(length, AT_A_TIME));
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }
}
