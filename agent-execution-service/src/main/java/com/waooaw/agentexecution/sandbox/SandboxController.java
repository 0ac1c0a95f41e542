package com.waooaw.agentexecution.sandbox;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.HouseTenant;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was published in the sandbox: customers see theirs, operators those of health checks. */
@RestController
@RequestMapping("/v1/sandbox/posts")
class SandboxController {

    private static final int MOST = 100;

    private final SandboxPosts posts;
    private final TransactionTemplate transaction;

    SandboxController(SandboxPosts posts, TransactionTemplate transaction) {
        this.posts = posts;
        this.transaction = transaction;
    }

    @GetMapping
    @Allowed(
            value = {Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR, Role.PLATFORM_GOVERNOR},
            operators = true)
    Page<SandboxPost> listPosts(Caller caller) {
        return Page.of(as(caller, () -> posts.newest(MOST)));
    }

    @GetMapping("/{postId}")
    @Allowed(
            value = {Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR, Role.PLATFORM_GOVERNOR},
            operators = true)
    SandboxPost getPost(Caller caller, @PathVariable UUID postId) {
        return as(caller, () -> posts.byId(postId))
                .orElseThrow(() -> new WaooawException(ExecutionError.POST_NOT_FOUND, "no post " + postId));
    }

    private <T> T as(Caller caller, Supplier<T> read) {
        return Tenancy.call(caller.tenant().orElse(HouseTenant.ID), () -> transaction.execute(_ -> read.get()));
    }
}
