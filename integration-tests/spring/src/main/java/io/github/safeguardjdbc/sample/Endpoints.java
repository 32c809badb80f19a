package io.github.safeguardjdbc.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The application over HTTP, for those who run its jar. */
@RestController
public class Endpoints {
    private final Journal journal;
    private final PriceMapper prices;
    private final DocumentRepository documents;
    private final DataSource dataSource;

    Endpoints(Journal journal, PriceMapper prices, DocumentRepository documents, DataSource dataSource) {
        this.dataSource = dataSource;
        this.journal = journal;
        this.prices = prices;
        this.documents = documents;
    }

    /** Adds an entry of each size in one batch, and says how many were added. */
    @PostMapping("/journal")
    public int addEntries(@RequestParam("sizes") List<Integer> sizes) {
        return journal.add(sizes.stream().map(byte[]::new).toList()).length;
    }

    /** Stores prices of one cent in one statement, and says how many were stored. */
    @PostMapping("/prices")
    public int putPrices(@RequestParam("count") int count) {
        return prices.put(
                IntStream.range(0, count).mapToObj(i -> new Price(i, 1)).toList());
    }

    /** The sum of all prices. */
    @GetMapping("/prices")
    public long total() {
        return prices.total();
    }

    /** Stores a document, and says how long it is in the database. */
    @PostMapping("/documents")
    public int store(@RequestParam("name") String name, @RequestParam("size") int size) {
        documents.save(new Document(name, new byte[size]));
        return documents.findById(name).orElseThrow().getContent().length;
    }

    /** What a connection says it is. */
    @GetMapping("/connection")
    public String connection() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.toString();
        }
    }
}
