package io.github.safeguardjdbc.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.TypedObject;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.sql.Types;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueBytesTest {

    static Object[] objects() {
        return new Object[] {"text", new byte[] {1, 2, 3}, 17L};
    }

    @ParameterizedTest
    @MethodSource("objects")
    void anObjectOfNoOtherTypeTravelsSerialized(Object object) throws Exception {
        TypedObject typed = new TypedObject(object, Types.OTHER, null);

        ValueBytes value =
                Objects.requireNonNull(ValueBytes.of(Setter.OBJECT_TYPED, typed, Sample.UTF_8), "a value with bytes");

        byte[] content = value.content().readAllBytes();
        assertThat(value.length()).isEqualTo(content.length);
        assertThat(value.meaning()).isEqualTo(ValueBytes.Meaning.BINARY);
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(content))) {
            assertThat(objects.readObject()).isEqualTo(object);
        }
    }
}
