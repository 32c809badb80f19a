package io.github.safeguardjdbc.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
    private static final long MEMORY = 20_000;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 20_000, 20_001, 100_000})
    void a_stream_is_held_whole_in_memory_or_beyond_it(int length) throws IOException {
        byte[] content = bytes(length);
        try (ReadAhead readAhead = new ReadAhead(MEMORY, true, false)) {
            BufferedSource buffered = (BufferedSource) readAhead.buffered(new ByteArrayInputStream(content));

            assertThat(buffered.length()).isEqualTo(length);
            assertThat(buffered.failure()).isNull();
            assertThat(bytesOf(buffered)).isEqualTo(content);
            assertThat(bytesOf(buffered)).as("opened again").isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 10_000, 10_001, 50_000})
    void a_reader_is_held_whole_with_lone_surrogates(int length) throws IOException {
        String content = "\uD83D\uDE00\uDC00a\uD83D".repeat(length / 5 + 1).substring(0, length);
        try (ReadAhead readAhead = new ReadAhead(MEMORY, true, false)) {
            BufferedSource buffered = (BufferedSource) readAhead.buffered(new StringReader(content));

            assertThat(buffered.length()).isEqualTo(length);
            assertThat(textOf(buffered)).isEqualTo(content);
            assertThat(textOf(buffered)).as("opened again").isEqualTo(content);
        }
    }

    @Test
    void sources_above_the_bound_share_one_file_without_mixing() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        List<BufferedSource> sources = new ArrayList<>();
        try (ReadAhead readAhead = new ReadAhead(MEMORY, true, false)) {
            for (int length : new int[] {19_000, 30_000, 500, 50_000, 0, 9_000}) {
                contents.add(bytes(length));
                sources.add(
                        (BufferedSource) readAhead.buffered(new ByteArrayInputStream(contents.get(sources.size()))));
            }
            for (int i = 0; i < contents.size(); i++) {
                assertThat(bytesOf(sources.get(i))).isEqualTo(contents.get(i));
            }
        }
    }

    @Test
    void two_readers_of_one_spooled_source_do_not_disturb_each_other() throws IOException {
        byte[] content = bytes(60_000);
        try (ReadAhead readAhead = new ReadAhead(0, true, false)) {
            BufferedBytes buffered = (BufferedBytes) readAhead.buffered(new ByteArrayInputStream(content));
            InputStream first = buffered.open();
            InputStream second = buffered.open();

            assertThat(first.read()).isEqualTo(content[0] & 0xFF);
            assertThat(second.readAllBytes()).isEqualTo(content);
            assertThat(first.readNBytes(3)).isEqualTo(new byte[] {content[1], content[2], content[3]});
            assertThat(first.read(new byte[0])).isZero();
        }
    }

    @Test
    void a_declared_length_cuts_a_longer_source() throws IOException {
        try (ReadAhead readAhead = new ReadAhead(MEMORY, true, false)) {
            SizedSource stream = (SizedSource) readAhead.buffered(new SizedSource(stream("abcdef"), 4));
            SizedSource reader = (SizedSource) readAhead.buffered(new SizedSource(new StringReader("abcdef"), 4));
            TypedObject typed = (TypedObject) readAhead.buffered(new TypedObject(stream("abcdef"), 2004, 4));

            assertThat(stream.length()).isEqualTo(4);
            assertThat(bytesOf(stream.source())).isEqualTo("abcd".getBytes(UTF_8));
            assertThat(textOf(reader.source())).isEqualTo("abcd");
            assertThat(bytesOf(typed.value())).isEqualTo("abcd".getBytes(UTF_8));
        }
    }

    @Test
    void a_declared_length_is_ignored_if_the_driver_ignores_it() throws IOException {
        try (ReadAhead readAhead = new ReadAhead(MEMORY, false, false)) {
            SizedSource stream = (SizedSource) readAhead.buffered(new SizedSource(stream("abcdef"), 4));

            assertThat(bytesOf(stream.source())).isEqualTo("abcdef".getBytes(UTF_8));
            assertThat(stream.length()).isEqualTo(4);
        }
    }

    @Test
    void a_source_shorter_than_declared_gives_what_it_has() throws IOException {
        try (ReadAhead readAhead = new ReadAhead(MEMORY, true, false)) {
            SizedSource stream = (SizedSource) readAhead.buffered(new SizedSource(stream("abc"), 1_000));
            SizedSource unlimited = (SizedSource) readAhead.buffered(new SizedSource(stream("abc"), -1));
            SizedSource huge =
                    (SizedSource) readAhead.buffered(new SizedSource(new StringReader("abc"), Long.MAX_VALUE));

            assertThat(bytesOf(stream.source())).isEqualTo("abc".getBytes(UTF_8));
            assertThat(bytesOf(unlimited.source())).isEqualTo("abc".getBytes(UTF_8));
            assertThat(textOf(huge.source())).isEqualTo("abc");
        }
    }

    @Test
    void what_is_no_source_stays_as_it_is() throws IOException {
        try (ReadAhead readAhead = new ReadAhead(MEMORY, true, false)) {
            TypedObject typed = new TypedObject("x", 12, null);

            assertThat(readAhead.buffered("x")).isEqualTo("x");
            assertThat(readAhead.buffered(null)).isNull();
            assertThat(readAhead.buffered(typed)).isSameAs(typed);
            assertThat(((SizedSource) readAhead.buffered(new SizedSource(null, 3))).source())
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {MEMORY, 0})
    void a_failing_stream_gives_what_came_before_and_then_its_failure(long memory) throws IOException {
        IOException failure = new IOException("source failed");
        byte[] content = bytes(9_001);
        try (ReadAhead readAhead = new ReadAhead(memory, true, false)) {
            BufferedBytes buffered = (BufferedBytes) readAhead.buffered(new FailingAfter(content, failure));
            InputStream opened = buffered.open();

            assertThat(buffered.failure()).isSameAs(failure);
            assertThat(buffered.length()).isEqualTo(9_001);
            assertThat(opened.readNBytes(9_001)).isEqualTo(content);
            assertThatThrownBy(opened::read).isSameAs(failure);
            assertThatThrownBy(() -> opened.read(new byte[10])).isSameAs(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {MEMORY, 0})
    void a_failing_reader_gives_what_came_before_and_then_its_failure(long memory) throws IOException {
        IOException failure = new IOException("source failed");
        try (ReadAhead readAhead = new ReadAhead(memory, true, false)) {
            BufferedCharacters buffered = (BufferedCharacters) readAhead.buffered(new Reader() {
                private int left = 5_000;

                @Override
                public int read(char[] target, int offset, int length) throws IOException {
                    if (left == 0) {
                        throw failure;
                    }
                    target[offset] = 'x';
                    left--;
                    return 1;
                }

                @Override
                public void close() {}
            });
            Reader opened = buffered.open();
            StringWriter before = new StringWriter();

            assertThat(buffered.length()).isEqualTo(5_000);
            assertThatThrownBy(() -> opened.transferTo(before)).isSameAs(failure);
            assertThat(before.toString()).isEqualTo("x".repeat(5_000));
        }
    }

    @Test
    void a_source_that_supports_marks_can_be_read_again() throws IOException {
        InputStream stream = new BufferedInputStream(stream("abcdef"));
        Reader reader = new StringReader("abcdef");
        assertThat(stream.read()).isEqualTo('a');
        assertThat(reader.read()).isEqualTo('a');
        try (ReadAhead readAhead = new ReadAhead(MEMORY, true, false)) {
            assertThat(bytesOf(readAhead.buffered(stream))).isEqualTo("bcdef".getBytes(UTF_8));
            assertThat(textOf(readAhead.buffered(reader))).isEqualTo("bcdef");
        }
        assertThat(stream.readAllBytes()).isEqualTo("bcdef".getBytes(UTF_8));
        assertThat(reader.read()).isEqualTo('b');
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_source_is_closed_if_the_driver_would_close_it(boolean closeSources) throws IOException {
        Closing stream = new Closing();
        try (ReadAhead readAhead = new ReadAhead(MEMORY, true, closeSources)) {
            assertThat(bytesOf(readAhead.buffered(stream))).isEqualTo(new byte[3]);
        }
        assertThat(stream.closed).isEqualTo(closeSources);
    }

    @Test
    void the_spool_file_is_its_owners_alone_and_gone_when_closed() throws IOException {
        assumeThat(OPEN_FILES).as("how Linux shows open files").isDirectory();
        Path spool;
        try (ReadAhead readAhead = new ReadAhead(0, true, false)) {
            BufferedSource buffered = (BufferedSource) readAhead.buffered(stream("secret"));
            assertThat(bytesOf(buffered)).isEqualTo("secret".getBytes(UTF_8));

            List<Path> spools = openSpoolFiles();
            assertThat(spools).hasSize(1);
            assertThat(Files.getPosixFilePermissions(spools.get(0)))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            spool = Path.of(Files.readSymbolicLink(spools.get(0)).toString().replace(" (deleted)", ""));
        }
        assertThat(openSpoolFiles()).isEmpty();
        assertThat(spool).doesNotExist();
    }

    @Test
    void nothing_is_written_to_disk_below_the_memory_bound() throws IOException {
        try (ReadAhead readAhead = new ReadAhead(10, true, false)) {
            BufferedBytes within = (BufferedBytes) readAhead.buffered(new ByteArrayInputStream(new byte[10]));

            assertThat(within.open()).isInstanceOf(ByteArrayInputStream.class);
            BufferedBytes beyond = (BufferedBytes) readAhead.buffered(new ByteArrayInputStream(new byte[1]));
            assertThat(beyond.open()).isNotInstanceOf(ByteArrayInputStream.class);
        }
    }

    private static List<Path> openSpoolFiles() throws IOException {
        List<Path> spools = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().contains("safeguard-jdbc-")) {
                    spools.add(file);
                }
            }
        }
        return spools;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytesOf(Object buffered) throws IOException {
        try (InputStream opened = ((BufferedBytes) buffered).open()) {
            return opened.readAllBytes();
        }
    }

    private static String textOf(Object buffered) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader opened = ((BufferedCharacters) buffered).open()) {
            opened.transferTo(text);
        }
        return text.toString();
    }

    private static final class Closing extends ByteArrayInputStream {
        private boolean closed;

        Closing() {
            super(new byte[3]);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class FailingAfter extends InputStream {
        private final InputStream content;
        private final IOException failure;

        FailingAfter(byte[] content, IOException failure) {
            this.content = new ByteArrayInputStream(content);
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            int read = content.read();
            if (read < 0) {
                throw failure;
            }
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = content.read(target, offset, length);
            if (read < 0) {
                throw failure;
            }
            return read;
        }
    }
}
