package io.github.safeguardjdbc.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/** Stores measurements. */
public interface MeasurementRepository extends JpaRepository<Measurement, Long> {}
