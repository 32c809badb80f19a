package io.github.safeguardjdbc.testing.benchmark;

import com.mysql.cj.log.NullLogger;
import com.mysql.cj.protocol.FullReadInputStream;
import com.mysql.cj.protocol.SocketConnection;
import com.mysql.cj.protocol.a.NativeProtocol;
import com.mysql.cj.protocol.a.NativeSocketConnection;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A link on which nothing is ever said. */
final class StubProtocol extends NativeProtocol {
    private final SocketConnection silence = new Silence();

    StubProtocol() {
        super(new NullLogger("stub"));
    }

    @Override
    public SocketConnection getSocketConnection() {
        return silence;
    }

    private static final class Silence extends NativeSocketConnection {
        private final FullReadInputStream input = new FullReadInputStream(new InputStream() {
            @Override
            public int read() throws SocketTimeoutException {
                throw new SocketTimeoutException("silence");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws SocketTimeoutException {
                return read();
            }
        });
        private final Socket socket = new Socket() {
            @Override
            public void setSoTimeout(int timeout) {
                // There is nothing to wait for.
            }

            @Override
            public int getSoTimeout() {
                return 0;
            }

            @Override
            public InputStream getInputStream() {
                return input;
            }
        };

        @Override
        public Socket getMysqlSocket() {
            return socket;
        }

        @Override
        public FullReadInputStream getMysqlInput() {
            return input;
        }
    }
}
