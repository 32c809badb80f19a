package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.plan.InsertPieces.Piece;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InsertPiecesTest {
    private static final int FIXED = 20;

    private static InsertPieces of(long usable, long... sizes) {
        return new InsertPieces(tuple -> sizes[tuple], FIXED, usable);
    }

    @Test
    void takesAsManyTuplesAsTheWantedSizeHolds() {
        assertThat(of(100, 10, 10, 10, 10, 10, 10).cut(6, 53)).containsExactly(new Piece(0, 3), new Piece(3, 6));
    }

    @Test
    void neverLeavesOneTupleAloneThatFitsWithAnother() {
        assertThat(of(100, 10, 10, 10, 10, 10).cut(5, 42)).containsExactly(new Piece(0, 2), new Piece(2, 5));
        assertThat(of(100, 30, 30, 30).cut(3, 1)).containsExactly(new Piece(0, 2), new Piece(2, 3));
    }

    @Test
    void findsTheTupleThatFitsNoPacket() {
        assertThat(of(100, 10, 80, 81, 90).firstTooLarge(4)).isEqualTo(2);
        assertThat(of(100, 10, 80).firstTooLarge(2)).isEqualTo(-1);
    }

    @Test
    void everyTupleIsInOnePieceThatFits() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            long[] sizes = random.longs(1 + random.nextInt(40), 1, 200).toArray();
            List<Piece> pieces = of(FIXED + 200, sizes).cut(sizes.length, 1 + random.nextInt(400));
            int next = 0;
            for (Piece piece : pieces) {
                assertThat(piece.first()).isEqualTo(next);
                assertThat(piece.rows()).isPositive();
                long payload = FIXED - 1L + piece.rows();
                for (int tuple = piece.first(); tuple < piece.end(); tuple++) {
                    payload += sizes[tuple];
                }
                assertThat(payload).isLessThanOrEqualTo(FIXED + 200);
                next = piece.end();
            }
            assertThat(next).isEqualTo(sizes.length);
        }
    }
}
