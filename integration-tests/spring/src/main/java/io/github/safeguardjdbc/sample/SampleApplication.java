package io.github.safeguardjdbc.sample;

import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Nothing in it knows of safeguard: the starter is on the class path, and that is all. */
@SpringBootApplication
@MapperScan(basePackageClasses = PriceMapper.class, annotationClass = org.apache.ibatis.annotations.Mapper.class)
public class SampleApplication {
    /** Runs the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(SampleApplication.class, arguments);
    }
}
