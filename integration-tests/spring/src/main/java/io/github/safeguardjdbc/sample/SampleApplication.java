package io.github.safeguardjdbc.sample;

import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.mapper.MapperFactoryBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Nothing in it knows of safeguard: the starter is on the class path, and that is all. */
@SpringBootApplication(proxyBeanMethods = false)
public class SampleApplication {
    /** Runs the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(SampleApplication.class, arguments);
    }

    /** Not found by MyBatis's scanner, because that scans again where Spring has done so ahead of time. */
    @Bean
    MapperFactoryBean<PriceMapper> priceMapper(SqlSessionFactory sessions) {
        MapperFactoryBean<PriceMapper> mapper = new MapperFactoryBean<>(PriceMapper.class);
        mapper.setSqlSessionFactory(sessions);
        return mapper;
    }
}
