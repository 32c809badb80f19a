package io.github.safeguardjdbc.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;

/** A file of any size. */
@Entity
public class Document {
    @Id
    private String name = "";

    @Lob
    private byte[] content = {};

    /** For JPA. */
    protected Document() {}

    /** A document that is not stored yet. */
    public Document(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    /** The key. */
    public String getName() {
        return name;
    }

    /** What is in it. */
    public byte[] getContent() {
        return content.clone();
    }
}
