package io.github.safeguardjdbc.execute;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceReaderTest {

    /** The pieces; {@code +} follows one that the next continues. */
    private static List<String> pieces(String text, int size) throws IOException {
        PieceReader reader = new PieceReader(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), size);
        List<String> pieces = new ArrayList<>();
        while (reader.next()) {
            pieces.add(new String(reader.piece().readAllBytes(), ISO_8859_1) + (reader.isComplete() ? "" : "+"));
        }
        assertThat(reader.total()).isEqualTo(text.length());
        return pieces;
    }

    @Test
    void cutsAtTheLastCommaOfAPiece() throws IOException {
        assertThat(pieces("a,bc,def,g", 6)).containsExactly("a,bc", "def,g");
    }

    @Test
    void whatFitsOnePieceIsNotCut() throws IOException {
        assertThat(pieces("a,b", 4)).containsExactly("a,b");
    }

    @Test
    void ofNothingThereIsOneEmptyPiece() throws IOException {
        assertThat(pieces("", 4)).containsExactly("");
    }

    @Test
    void withoutACommaAPieceIsContinued() throws IOException {
        assertThat(pieces("abcdefgh,ij", 4)).containsExactly("abcd+", "efgh+", ",ij");
        assertThat(pieces("abcdef,hi,jk", 4)).containsExactly("abcd+", "ef", "hi", "jk");
    }

    @Test
    void emptyIsAtMostTheContinuationAtTheEnd() throws IOException {
        assertThat(pieces(",,,,,,,,,", 4)).containsExactly(",,", ",,", ",,,");
        assertThat(pieces("abc,", 4)).containsExactly("abc,+", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 64})
    void thePiecesWithCommasBetweenTheCompleteOnesAreTheText(int size) throws IOException {
        Random random = new Random(size);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200);
            while (text.length() < length) {
                text.append(random.nextInt(6) == 0 ? ',' : 'x');
            }
            StringBuilder joined = new StringBuilder();
            for (String piece : pieces(text.toString(), size)) {
                boolean continued = piece.endsWith("+");
                joined.append(continued ? piece.substring(0, piece.length() - 1) : piece + ",");
            }
            // A text that fills its last piece to the end is followed by an empty one that continues it.
            assertThat(joined.substring(0, joined.length() - 1)).hasToString(text.toString());
        }
    }
}
