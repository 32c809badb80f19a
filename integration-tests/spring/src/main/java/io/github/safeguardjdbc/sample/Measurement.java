package io.github.safeguardjdbc.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

/** Its keys come from a sequence, which Hibernate makes of a table on MySQL, so that it sends batches. */
@Entity
public class Measurement {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "measurement_seq")
    @SequenceGenerator(name = "measurement_seq", sequenceName = "measurement_seq", allocationSize = 1000)
    private Long id = 0L;

    private String sensor = "";

    private byte[] samples = {};

    /** For JPA. */
    protected Measurement() {}

    /** A measurement that is not stored yet. */
    public Measurement(String sensor, byte[] samples) {
        this.sensor = sensor;
        this.samples = samples.clone();
    }

    /** The key, 0 before it is stored. */
    public Long getId() {
        return id;
    }

    /** Where it was taken. */
    public String getSensor() {
        return sensor;
    }

    /** What was measured. */
    public byte[] getSamples() {
        return samples.clone();
    }
}
