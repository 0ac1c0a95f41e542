package com.waooaw.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its two pools; opt in with {@code waooaw.database.enabled}. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnProperty("waooaw.database.enabled")
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseAutoConfiguration {

    /** Longest wait for one answer of the database: a request is told to come again instead of waiting on. */
    private static final Duration APP_SILENCE = Duration.ofSeconds(5);

    /** The same for the plumbing, where nobody waits. */
    private static final Duration SYSTEM_SILENCE = Duration.ofSeconds(30);

    @Bean
    @Primary
    DataSource dataSource(DatabaseProperties properties) {
        return lazy(pool("app", properties, properties.app(), APP_SILENCE));
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new TenantTransactionManager(dataSource);
    }

    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean(defaultCandidate = false)
    @SystemPool
    DataSource systemDataSource(DatabaseProperties properties) {
        return lazy(pool("system", properties, properties.system(), SYSTEM_SILENCE));
    }

    @Bean(defaultCandidate = false)
    @SystemPool
    JdbcClient systemJdbcClient(@SystemPool DataSource systemDataSource) {
        return JdbcClient.create(systemDataSource);
    }

    @Bean(defaultCandidate = false)
    @SystemPool
    TransactionTemplate systemTransactionTemplate(@SystemPool DataSource systemDataSource) {
        return new TransactionTemplate(new JdbcTransactionManager(systemDataSource));
    }

    private static DataSource lazy(DataSource pool) {
        return new LazyConnectionDataSourceProxy(pool);
    }

    private static HikariDataSource pool(
            String kind, DatabaseProperties database, DatabaseProperties.Pool properties, Duration silence) {
        var pool = new HikariDataSource();
        pool.setPoolName(database.schema() + "-" + kind);
        pool.setJdbcUrl(database.url());
        pool.setUsername(properties.username());
        pool.setPassword(properties.password());
        pool.setSchema(database.schema());
        pool.setMaximumPoolSize(properties.maxConnections());
        pool.setMinimumIdle(1);
        // domain.md 11.2: who waits longer than two seconds is told so, instead of waiting on
        pool.setConnectionTimeout(2_000);
        // a server that hangs takes connections and does not answer
        pool.setValidationTimeout(1_000);
        pool.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
