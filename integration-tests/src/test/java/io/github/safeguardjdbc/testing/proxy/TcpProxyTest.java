package io.github.safeguardjdbc.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private static final byte[] MESSAGE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    private ServerSocket listener;
    private TcpProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        proxy = new TcpProxy(listener.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        server = listener.accept();
        client.setSoTimeout(5_000);
        server.setSoTimeout(5_000);
        // A byte each way, so that the relay is there.
        client.getOutputStream().write(0);
        assertThat(server.getInputStream().read()).isZero();
        server.getOutputStream().write(0);
        assertThat(client.getInputStream().read()).isZero();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        proxy.close();
        listener.close();
    }

    @Test
    void passesBytesOnInBothDirectionsAndCountsThem() throws IOException {
        proxy.last().arm(null);

        client.getOutputStream().write(MESSAGE);
        assertThat(server.getInputStream().readNBytes(10)).isEqualTo(MESSAGE);
        server.getOutputStream().write(MESSAGE, 0, 4);
        assertThat(client.getInputStream().readNBytes(4)).hasSize(4);

        assertThat(proxy.last().passed(Direction.REQUEST)).isEqualTo(10);
        assertThat(proxy.last().passed(Direction.RESPONSE)).isEqualTo(4);
    }

    @Test
    void cutsTheRequestAfterAnExactByte() throws IOException {
        proxy.last().arm(new Fault(Direction.REQUEST, 7, Strike.CLOSE));

        client.getOutputStream().write(MESSAGE);

        assertThat(server.getInputStream().readAllBytes()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void cutsTheResponseAfterAnExactByte() throws IOException {
        proxy.last().arm(new Fault(Direction.RESPONSE, 3, Strike.CLOSE));

        server.getOutputStream().write(MESSAGE);

        assertThat(client.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void cutsAtTheLastByteWithoutWaitingForAnother() throws IOException {
        proxy.last().arm(new Fault(Direction.REQUEST, 10, Strike.CLOSE));

        client.getOutputStream().write(MESSAGE);

        assertThat(server.getInputStream().readAllBytes()).isEqualTo(MESSAGE);
    }

    @Test
    void loosesTheFirstByteAtOffsetZero() throws IOException {
        proxy.last().arm(new Fault(Direction.REQUEST, 0, Strike.CLOSE));

        client.getOutputStream().write(MESSAGE);

        assertThat(server.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void resetsTheClient() {
        proxy.last().strike(Strike.RESET);

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    }

    @Test
    void swallowsEverythingInABlackHole() throws IOException {
        proxy.last().strike(Strike.BLACK_HOLE);
        client.setSoTimeout(50);
        server.setSoTimeout(50);

        client.getOutputStream().write(MESSAGE);
        server.getOutputStream().write(MESSAGE);

        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void stillPassesRequestsOnAfterHalfAClose() throws IOException {
        proxy.last().strike(Strike.HALF_CLOSE);

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        client.getOutputStream().write(MESSAGE);

        assertThat(server.getInputStream().readNBytes(10)).isEqualTo(MESSAGE);
    }

    @Test
    void delaysAndSplits() throws IOException {
        proxy.shape(new Shape(Duration.ofMillis(10), 1));
        long start = System.nanoTime();

        client.getOutputStream().write(MESSAGE);

        assertThat(server.getInputStream().readNBytes(10)).isEqualTo(MESSAGE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
}
