package com.waooaw.learning;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The Learning service. */
@SpringBootApplication
public class LearningApplication {

    /** Starts the service alone. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(LearningApplication.class)
                .properties("spring.config.name=learning")
                .run(args);
    }
}
