package com.waooaw.agentexecution.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CpuMeterTests {

    @Test
    void measuresTheCpuTimeOfTheWorkEvenOnAVirtualThread() throws InterruptedException {
        var measured = new CpuMeter.Measured<?>[1];
        Thread.startVirtualThread(() -> measured[0] = CpuMeter.measure(() ->
                        LongStream.range(0, 30_000_000).map(i -> i * i % 7).sum()))
                .join();

        assertThat(measured[0].cpuSeconds()).isGreaterThan(CpuMeter.seconds(1_000_000));
    }

    @Test
    void neverShowsNothing() {
        assertThat(CpuMeter.seconds(0)).isEqualByComparingTo("0.001");
        assertThat(CpuMeter.seconds(1_000_001)).isEqualByComparingTo("0.002");
        assertThat(CpuMeter.seconds(2_500_000_000L)).isEqualByComparingTo("2.500");
    }

    @Test
    void throwsWhatTheWorkThrew() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CpuMeter.measure(() -> {
                    throw new IllegalStateException("no");
                }))
                .withMessage("no");
    }
}
