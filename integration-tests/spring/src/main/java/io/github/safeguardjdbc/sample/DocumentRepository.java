package io.github.safeguardjdbc.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/** Stores documents. */
public interface DocumentRepository extends JpaRepository<Document, String> {}
