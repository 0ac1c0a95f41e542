package com.waooaw.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;

class LostConnectionTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "53300", "57P01", "57P03", "58030"})
    void aServerThatIsAwayOrGoingIsALostConnection(String state) {
        assertThat(LostConnection.isBehind(failure(new SQLException("gone", state))))
                .isTrue();
    }

    @Test
    void aConnectionThePoolHasClosedHasNoStateAndIsLost() {
        assertThat(LostConnection.isBehind(failure(new SQLException("Connection is closed"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22021", "23505", "0A000"})
    void aStatementThatIsWrongIsNoLostConnection(String state) {
        assertThat(LostConnection.isBehind(failure(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void whatHasNothingToDoWithADatabaseIsNoLostConnection() {
        assertThat(LostConnection.isBehind(new IllegalStateException("no"))).isFalse();
    }

    private static RuntimeException failure(SQLException cause) {
        return new IllegalStateException(new UncategorizedSQLException("a statement", "select 1", cause));
    }
}
