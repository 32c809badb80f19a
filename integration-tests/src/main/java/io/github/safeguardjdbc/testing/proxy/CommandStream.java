package io.github.safeguardjdbc.testing.proxy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a client sends, packet by packet, less what is refused, which is answered here. For plain connections. */
final class CommandStream extends InputStream {
    private static final int HEADER = 4;

    private final InputStream client;
    private final OutputStream answers;
    private final Refusals refusals;
    private ByteArrayInputStream packet = new ByteArrayInputStream(new byte[0]);

    CommandStream(InputStream client, OutputStream answers, Refusals refusals) {
        this.client = client;
        this.answers = answers;
        this.refusals = refusals;
    }

    @Override
    public int read() throws IOException {
        return fill() ? packet.read() : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        return fill() ? packet.read(target, from, length) : -1;
    }

    /** Makes sure that there is a byte; false at the end. */
    private boolean fill() throws IOException {
        while (packet.available() == 0) {
            byte[] header = client.readNBytes(HEADER);
            if (header.length == 0) {
                return false;
            }
            if (header.length < HEADER) {
                throw new EOFException("within the header of a packet");
            }
            int length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
            byte[] payload = client.readNBytes(length);
            boolean firstOfCommand = header[3] == 0;
            if (firstOfCommand && refusals.refuse(payload)) {
                answers.write(Refusals.answer());
                answers.flush();
            } else {
                byte[] whole = new byte[HEADER + payload.length];
                System.arraycopy(header, 0, whole, 0, HEADER);
                System.arraycopy(payload, 0, whole, HEADER, payload.length);
                packet = new ByteArrayInputStream(whole);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
