package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalClass;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTests {

    @ParameterizedTest
    @CsvSource({
        "ARTIFACT,       2026-11-21T08:30:00Z",
        "COMMUNICATION,  2026-11-22T08:00:00Z",
        "EXECUTION,      2026-11-22T08:00:00Z",
        "FINANCIAL,      2026-11-22T08:00:00Z",
        "CONSTITUTIONAL, 2026-11-28T08:00:00Z"
    })
    void eachClassHasItsWindow(ApprovalClass approvalClass, Instant expected) {
        assertThat(Deadlines.expiry(approvalClass, Instant.parse("2026-11-21T08:00:00Z")))
                .isEqualTo(expected);
    }
}
