package com.waooaw.platform.sample;

import com.waooaw.platform.testkit.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/** Tests the platform through the sample service; all of them share one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ServiceTest("governance")
@ContextConfiguration(classes = SampleApplication.class)
public @interface SampleTest {}
