package com.waooaw.benchmarks.governance;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A service that does nothing but spend. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SpendingApplication {}
