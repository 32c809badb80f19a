package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.exceptions.CommunicationsException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What the application does at a limit of 256 KiB: with the starter it works, with safeguard switched off it does not. */
class SampleIT {
    private static final int LOB = 20_000_000;

    private static Sample guarded;
    private static Sample plain;

    @BeforeAll
    static void start() throws SQLException {
        guarded = Sample.start();
        plain = Sample.start("safeguard.enabled=false");
    }

    @AfterAll
    static void stop() {
        guarded.close();
        plain.close();
    }

    @Test
    void saveAllWithKeysFromASequence() {
        List<Measurement> measurements = Rows.list(20_000, i -> new Measurement("s" + i, Rows.row(i)));

        MeasurementRepository repository = guarded.bean(MeasurementRepository.class);
        Long last = repository.saveAll(measurements).get(19_999).getId();
        assertThat(repository.count()).isEqualTo(20_000);
        assertThat(repository.findById(last))
                .get()
                .satisfies(found -> assertThat(found.getSamples()).isEqualTo(Rows.row(19_999)));

        List<Measurement> again = Rows.list(20_000, i -> new Measurement("s" + i, Rows.row(i)));
        Rows.assertTooLarge(() -> plain.bean(MeasurementRepository.class).saveAll(again));
    }

    @Test
    void saveAllWithKeysOfTheServer() {
        List<Visit> visits = Rows.list(20_000, i -> new Visit(Rows.row(i)));

        VisitRepository repository = guarded.bean(VisitRepository.class);
        List<Visit> saved = repository.saveAll(visits);
        assertThat(repository.count()).isEqualTo(20_000);
        assertThat(saved).extracting(Visit::getId).doesNotContainNull().doesNotHaveDuplicates();
        Long fat = saved.get(4_999).getId();
        assertThat(repository.findById(fat))
                .get()
                .satisfies(found -> assertThat(found.getPicture()).isEqualTo(Rows.row(4_999)));

        List<Visit> again = Rows.list(5_000, i -> new Visit(Rows.row(i)));
        Rows.assertTooLarge(() -> plain.bean(VisitRepository.class).saveAll(again));
    }

    @Test
    void batchUpdateOfJdbcTemplate() {
        List<byte[]> entries = Rows.list(50_000, Rows::row);

        Journal journal = guarded.bean(Journal.class);
        long before = journal.size();
        int[] counts = journal.add(entries);
        assertThat(counts).hasSize(50_000).containsOnly(1);
        assertThat(journal.size() - before).isEqualTo(50_000);

        Rows.assertTooLarge(() -> plain.bean(Journal.class).add(entries));
    }

    @Test
    void oneStatementOfMyBatis() {
        List<Price> prices = Rows.list(30_000, i -> new Price(i, 1));
        List<Price> raised = Rows.list(30_000, i -> new Price(i, 3));

        PriceMapper mapper = guarded.bean(PriceMapper.class);
        assertThat(mapper.put(prices)).isEqualTo(30_000);
        assertThat(mapper.put(raised)).as("two for each row that is changed").isEqualTo(60_000);
        assertThat(mapper.total()).isEqualTo(90_000);

        Rows.assertTooLarge(() -> plain.bean(PriceMapper.class).put(prices));
    }

    @Test
    void aDocumentOfTwentyMegabytes() {
        byte[] content = Rows.bytes(LOB, 7);
        for (int i = 0; i < LOB; i += 1_000) {
            content[i] = (byte) (i / 1_000);
        }

        DocumentRepository repository = guarded.bean(DocumentRepository.class);
        repository.save(new Document("large", content));
        assertThat(repository.findById("large"))
                .get()
                .satisfies(found -> assertThat(found.getContent()).isEqualTo(content));

        Rows.assertTooLarge(() -> plain.bean(DocumentRepository.class).save(new Document("large", content)));
    }

    @Test
    void whatIsDoneIsNotedOnTheObservationOfTheRequest() {
        List<String> seen = new CopyOnWriteArrayList<>();
        ObservationRegistry registry = guarded.bean(ObservationRegistry.class);
        registry.observationConfig().observationHandler(new ObservationRecorder(seen));

        Observation.createNotStarted("request", registry)
                .observe(() -> guarded.bean(Journal.class).add(Rows.list(100, Rows::row)));

        assertThat(seen).containsExactly("start request", "safeguard.batch.rewritten", "stop request");
    }

    @Test
    void connectionsThatAreKilledBetweenRequests() throws Exception {
        for (int i = 0; i < 10; i++) {
            request(guarded);
            guarded.killSessions();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        request(guarded);

        Journal journal = plain.bean(Journal.class);
        journal.size();
        plain.killSessions();
        TimeUnit.MILLISECONDS.sleep(20);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(journal::size)
                .withCauseInstanceOf(CommunicationsException.class);
    }

    private static void request(Sample sample) {
        sample.bean(MeasurementRepository.class).findById(-1L);
        sample.bean(PriceMapper.class).total();
        sample.bean(Journal.class).size();
    }
}
