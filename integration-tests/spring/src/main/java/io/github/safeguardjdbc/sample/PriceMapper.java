package io.github.safeguardjdbc.sample;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Prices by MyBatis: all of a list in one statement. */
@Mapper
public interface PriceMapper {
    /** Stores prices, or changes those that are there. */
    @Insert("""
            <script>
            INSERT INTO price (article, cents) VALUES
            <foreach collection="prices" item="price" separator=",">(#{price.article}, #{price.cents})</foreach>
            ON DUPLICATE KEY UPDATE cents = VALUES(cents)
            </script>
            """)
    int put(@Param("prices") List<Price> prices);

    /** The sum of all prices. */
    @Select("SELECT COALESCE(SUM(cents), 0) FROM price")
    long total();
}
