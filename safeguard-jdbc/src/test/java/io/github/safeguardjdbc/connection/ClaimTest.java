package io.github.safeguardjdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;

    private final Claim claim = new Claim();
    private int counted;

    @Test
    void staysWithItsOwnerUntilItIsPassedAsOftenAsItWasTaken() throws Exception {
        claim.take();
        claim.take();
        claim.pass();

        assertThat(claim.owner()).isSameAs(Thread.currentThread());
        assertThat(takenElsewhere()).isFalse();

        claim.pass();

        assertThat(claim.owner()).isNull();
        assertThat(takenElsewhere()).isTrue();
    }

    @Test
    void letsOneThreadInAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(this::count));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(counted).isEqualTo(THREADS * ROUNDS);
    }

    private void count() {
        for (int i = 0; i < ROUNDS; i++) {
            claim.take();
            try {
                counted++;
            } finally {
                claim.pass();
            }
        }
    }

    private boolean takenElsewhere() throws Exception {
        boolean[] taken = new boolean[1];
        Thread other = new Thread(() -> {
            taken[0] = claim.tryTake();
            if (taken[0]) {
                claim.pass();
            }
        });
        other.start();
        other.join();
        return taken[0];
    }
}
