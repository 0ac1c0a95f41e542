package com.waooaw.acceptance.browser;

import static com.waooaw.acceptance.http.Person.GOVERNOR;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Pages of the shared stack in a Chromium: one a class, and a window of its own for each visit. */
@OnTheStack
@NeedsChromium
abstract class StackPages {

    static final int PHONE = 360;

    static RunningStack stack;
    static MainJob job;

    private static Chromium chromium;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
        job = new MainJob(running.origin());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    static Visit visit(int width) {
        return new Visit(chromium, stack.origin().address(), width);
    }

    /** A browser that runs no script of any page. */
    static Visit visitWithoutScripts(int width) {
        return Visit.withoutScripts(chromium, stack.origin().address(), width);
    }

    /** On a phone, through a line that can be cut. */
    static Visit visit(Tunnel tunnel) {
        return new Visit(chromium, stack.origin().address(), PHONE, tunnel);
    }

    /** The approval a new agent waits for. */
    static String waiting() {
        return job.awaitApprovalOf(job.submit(Examples.renamed(Examples.WRITER)));
    }

    static String status(String approvalId) {
        return job.approval(GOVERNOR, approvalId).path("status").asString();
    }

    /** Says no elsewhere, as on a second device. */
    static void deny(String approvalId) {
        job.decide(
                        GOVERNOR,
                        approvalId,
                        "deny",
                        job.approval(GOVERNOR, approvalId).path("act_hash").asString())
                .expect(200);
    }
}
