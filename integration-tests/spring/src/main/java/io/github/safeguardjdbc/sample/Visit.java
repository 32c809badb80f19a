package io.github.safeguardjdbc.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Its keys come from AUTO_INCREMENT, so that Hibernate sends its rows one by one. */
@Entity
public class Visit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private byte[] picture = {};

    /** For JPA. */
    protected Visit() {}

    /** A visit that is not stored yet. */
    public Visit(byte[] picture) {
        this.picture = picture.clone();
    }

    /** The key, null before it is stored. */
    public @Nullable Long getId() {
        return id;
    }

    /** What was seen. */
    public byte[] getPicture() {
        return picture.clone();
    }
}
