package io.github.safeguardjdbc.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/** Stores visits. */
public interface VisitRepository extends JpaRepository<Visit, Long> {}
