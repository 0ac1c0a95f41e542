package com.waooaw.platform.database;

import com.waooaw.platform.kernel.BusinessClock;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The business clock: the system's, or one a local stack may move ({@code waooaw.clock.offset-file}). */
@AutoConfiguration
class ClockAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${waooaw.clock.offset-file:}") String offsetFile) {
        return offsetFile.isEmpty() ? Clock.systemUTC() : BusinessClock.movedBy(Path.of(offsetFile));
    }
}
