package com.waooaw.platform.sample;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A small service that uses every part of the platform, in the place of Governance. */
@SpringBootApplication
public class SampleApplication {

    /** Starts it. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(SampleApplication.class)
                .properties("spring.config.name=sample")
                .run(args);
    }
}
