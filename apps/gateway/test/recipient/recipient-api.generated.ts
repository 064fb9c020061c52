// Written from the OpenAPI document of the recipient API by openapi-typescript; a test compares. To write it anew: UPDATE_CLIENT=1 npx vitest run apps/gateway/test/recipient/stranger.test.ts
export interface paths {
    "/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A short access token, for an assertion signed with your key
         * @description OAuth 2.0 client credentials (RFC 6749 §4.4) with private_key_jwt (RFC 7523).
         */
        post: operations["getToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public keys of our signatures, those of now and those of before */
        get: operations["getKeyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was offered to you
         * @description Oldest offer first. Keep `nextCursor` and come back with it: whatever is offered later comes after it, nothing twice and nothing left out.
         */
        get: operations["listSubmissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/submissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A submission in the form you accept
         * @description As application/fhir+json you get the exact bytes that were signed; every other form is made from them. Once you have it whole it counts as received.
         */
        get: operations["getSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/submissions/{id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The provider's signature over the exact bytes
         * @description Verify it over the bytes of application/fhir+json with a key of `/keys`; keys that are no longer used stay there.
         */
        get: operations["getSignature"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/submissions/{id}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How every figure was made, signed, without anything personal
         * @description Each `reportHash` is the SHA-256 of the MeasureReport as it stands in the Bundle, each decimal as a number, in the form of RFC 8785. `signature` is a detached JWS with unencoded payload (RFC 7797) over the text `sha256:` and the SHA-256, in hexadecimal, of `manifest` in that form.
         */
        get: operations["getManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/submissions/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which values this revision changes, from what to what, and why */
        get: operations["getCorrection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/submissions/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you said of a submission, countersigned */
        get: operations["listReceipts"];
        put?: never;
        /**
         * Accept a submission, or reject it with an issue for each value that is wrong
         * @description Once per submission. Accepting takes the place of the revision before it; rejecting leaves that one in force. The provider countersigns, and you can show that to anyone.
         */
        post: operations["giveReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions about the values you hold, with their answers */
        get: operations["listQuestions"];
        put?: never;
        /**
         * Ask the provider about a value
         * @description Every recipient that holds the same value version reads the question and its answer, not who asked.
         */
        post: operations["askQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One question, with its answer */
        get: operations["getQuestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One consolidated series: of every row the value you accepted last */
        get: operations["getSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is expected, received and missing, per campaign */
        get: operations["getBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    grant_type: "client_credentials";
                    /** @enum {string} */
                    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
                    /** @description A JWT (RFC 7523): iss and sub are your client id, aud is exactly the URL of this endpoint, exp at most 300 seconds ahead, jti never used before; header: alg, kid */
                    client_assertion: string;
                    /** @description Space-separated; absent: all you are entitled to */
                    scope?: string;
                    /** @description If given, that of the assertion */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description The token, for 300 seconds */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        /** @enum {string} */
                        token_type: "Bearer";
                        expires_in: number;
                        scope: string;
                    };
                };
            };
            /** @description The request is not right */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        error: "invalid_request" | "invalid_client" | "invalid_scope" | "unsupported_grant_type";
                        error_description: string;
                    };
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The client could not be authenticated */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        error: "invalid_request" | "invalid_client" | "invalid_scope" | "unsupported_grant_type";
                        error_description: string;
                    };
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    getKeyHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JWK Set (RFC 7517); `since` is when a key was first published */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/jwk-set+json": {
                        keys: ({
                            kty: string;
                            kid: string;
                            since: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
        };
    };
    listSubmissions: {
        parameters: {
            query?: {
                /** @description Where to read on: `nextCursor` of the page before */
                cursor?: string;
                /** @description How many at most, 1 to 500; 100 when absent */
                limit?: string;
                /** @description Reporting year (verslagjaar) */
                reportingYear?: string;
                /** @description Exchange profile by id */
                profile?: string;
                /** @description Organization by its short name */
                organization?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were offered */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        submissions: {
                            id: string;
                            organization: string;
                            /** @description With its version: `databroker-odb@1.0.0` */
                            profile: string;
                            reportingYear: number;
                            revision: number;
                            /** @enum {string} */
                            status: "drafted" | "approved" | "released" | "sent" | "received" | "accepted" | "rejected" | "corrected" | "withdrawn" | "expired";
                            /** @description SHA-256 of the exact bytes */
                            payloadHash: string;
                            /** Format: date-time */
                            offeredAt: string;
                            /** @description Why this revision was made, where the provider said so */
                            reason: string | null;
                        }[];
                        /** @description Reads on after this page, now or when there is more */
                        nextCursor: string;
                        hasMore: boolean;
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    getSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a submission */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The submission */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "Bundle";
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        id: string;
                        organization: string;
                        /** @description With its version: `databroker-odb@1.0.0` */
                        profile: string;
                        reportingYear: number;
                        revision: number;
                        /** @enum {string} */
                        status: "drafted" | "approved" | "released" | "sent" | "received" | "accepted" | "rejected" | "corrected" | "withdrawn" | "expired";
                        /** @description SHA-256 of the exact bytes */
                        payloadHash: string;
                        /** Format: date-time */
                        offeredAt: string;
                        /** @description Why this revision was made, where the provider said so */
                        reason: string | null;
                        supersedes: string | null;
                        values: {
                            value: string;
                            indicator: string;
                            location: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date */
                            referenceDate: string;
                            /** Format: date-time */
                            derivedAt: string;
                            definition: string;
                            outcome: {
                                /** @enum {string} */
                                kind: "measured" | "no-eligible" | "not-chosen" | "not-computable" | "incomplete" | "attested" | "overridden" | "withheld" | "suppressed";
                                answer?: {
                                    /** @enum {string} */
                                    type: "percentage";
                                    value: string;
                                } | {
                                    /** @enum {string} */
                                    type: "yes-no";
                                    value: boolean;
                                } | {
                                    /** @enum {string} */
                                    type: "text";
                                    value: string;
                                } | {
                                    /** @enum {string} */
                                    type: "number";
                                    value: string;
                                };
                                counts?: {
                                    numerator?: number;
                                    denominator?: number;
                                    unknown?: number;
                                };
                                reason?: string;
                                explanation?: string;
                                url?: string;
                                rule?: string;
                                readonly missing?: {
                                    zib: string;
                                    element?: string;
                                }[];
                            };
                        }[];
                    };
                    "application/sparql-results+json": {
                        head: {
                            vars: string[];
                        };
                        results: {
                            bindings: {
                                [key: string]: {
                                    /** @enum {string} */
                                    type: "literal";
                                    value: string;
                                    datatype?: string;
                                };
                            }[];
                        };
                    };
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No representation in a media type you accept */
            406: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    getSignature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a submission */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider's signature */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payloadHash: string;
                        /** @enum {string} */
                        algorithm: "PS256";
                        /** @description Detached JWS with unencoded payload (RFC 7797) over the exact bytes, as `header..signature` */
                        signature: string;
                        kid: string | null;
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    getManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a submission */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evidence manifest */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        manifest: {
                            /** @enum {string} */
                            kind: "meervoud-evidence-manifest";
                            /** @enum {number} */
                            version: 1;
                            submission: {
                                key: string;
                                payloadHash: string;
                            };
                            set: {
                                id: string;
                                reportingYear: number;
                                version: string;
                                /** @enum {string} */
                                standing: "published" | "reconstructed" | "own";
                            };
                            readonly sources: {
                                source: string;
                                adapter: string;
                                complete: boolean;
                                readonly zibs: string[];
                            }[];
                            records: {
                                [key: string]: number;
                            };
                            readonly values: {
                                value: string;
                                indicator: string;
                                location: string | null;
                                /** Format: date */
                                referenceDate: string;
                                definition: {
                                    version: string;
                                    hash: string;
                                    /** @enum {string} */
                                    standing: "published" | "reconstructed" | "own";
                                };
                                engine: string;
                                readonly rulings: string[];
                                settings: {
                                    [key: string]: unknown;
                                };
                                inputHash: string;
                                reportHash: string;
                            }[];
                        };
                        signature: string;
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    getCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a submission */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What this revision changes */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        submission: string;
                        supersedes: {
                            payloadHash: string;
                            submission: string | null;
                        } | null;
                        reason: string | null;
                        /** @description Null where the revision before was not offered to you */
                        changes: {
                            /** @enum {string} */
                            change: "changed" | "added" | "removed";
                            indicator: string;
                            location: {
                                id: string;
                                name: string;
                            } | null;
                            from: {
                                value: string;
                                /** Format: date */
                                referenceDate: string;
                                definition: string;
                                outcome: {
                                    /** @enum {string} */
                                    kind: "measured" | "no-eligible" | "not-chosen" | "not-computable" | "incomplete" | "attested" | "overridden" | "withheld" | "suppressed";
                                    answer?: {
                                        /** @enum {string} */
                                        type: "percentage";
                                        value: string;
                                    } | {
                                        /** @enum {string} */
                                        type: "yes-no";
                                        value: boolean;
                                    } | {
                                        /** @enum {string} */
                                        type: "text";
                                        value: string;
                                    } | {
                                        /** @enum {string} */
                                        type: "number";
                                        value: string;
                                    };
                                    counts?: {
                                        numerator?: number;
                                        denominator?: number;
                                        unknown?: number;
                                    };
                                    reason?: string;
                                    explanation?: string;
                                    url?: string;
                                    rule?: string;
                                    readonly missing?: {
                                        zib: string;
                                        element?: string;
                                    }[];
                                };
                            } | null;
                            to: {
                                value: string;
                                /** Format: date */
                                referenceDate: string;
                                definition: string;
                                outcome: {
                                    /** @enum {string} */
                                    kind: "measured" | "no-eligible" | "not-chosen" | "not-computable" | "incomplete" | "attested" | "overridden" | "withheld" | "suppressed";
                                    answer?: {
                                        /** @enum {string} */
                                        type: "percentage";
                                        value: string;
                                    } | {
                                        /** @enum {string} */
                                        type: "yes-no";
                                        value: boolean;
                                    } | {
                                        /** @enum {string} */
                                        type: "text";
                                        value: string;
                                    } | {
                                        /** @enum {string} */
                                        type: "number";
                                        value: string;
                                    };
                                    counts?: {
                                        numerator?: number;
                                        denominator?: number;
                                        unknown?: number;
                                    };
                                    reason?: string;
                                    explanation?: string;
                                    url?: string;
                                    rule?: string;
                                    readonly missing?: {
                                        zib: string;
                                        element?: string;
                                    }[];
                                };
                            } | null;
                        }[] | null;
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    listReceipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a submission */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most one today */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receipts: {
                            payloadHash: string;
                            /** @enum {string} */
                            status: "accepted" | "rejected";
                            /** @default [] */
                            readonly issues: {
                                value?: string;
                                /** @enum {string} */
                                code: "invalid" | "structure" | "required" | "value" | "invariant" | "not-supported" | "duplicate" | "not-found" | "code-invalid" | "business-rule" | "conflict" | "incomplete" | "processing";
                                message?: string;
                            }[];
                            receiptId: string;
                            submission: string;
                            revision: number;
                            client: string;
                            /** Format: date-time */
                            at: string;
                            /** @description Compact JWS of the provider over this receipt */
                            jws: string;
                        }[];
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    giveReceipt: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own; the same request with the same key is answered the same, forever */
                "idempotency-key": string;
            };
            path: {
                /** @description Id of a submission */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    payloadHash: string;
                    /** @enum {string} */
                    status: "accepted" | "rejected";
                    /** @default [] */
                    readonly issues?: {
                        value?: string;
                        /** @enum {string} */
                        code: "invalid" | "structure" | "required" | "value" | "invariant" | "not-supported" | "duplicate" | "not-found" | "code-invalid" | "business-rule" | "conflict" | "incomplete" | "processing";
                        message?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description The receipt, countersigned */
            201: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payloadHash: string;
                        /** @enum {string} */
                        status: "accepted" | "rejected";
                        /** @default [] */
                        readonly issues: {
                            value?: string;
                            /** @enum {string} */
                            code: "invalid" | "structure" | "required" | "value" | "invariant" | "not-supported" | "duplicate" | "not-found" | "code-invalid" | "business-rule" | "conflict" | "incomplete" | "processing";
                            message?: string;
                        }[];
                        receiptId: string;
                        submission: string;
                        revision: number;
                        client: string;
                        /** Format: date-time */
                        at: string;
                        /** @description Compact JWS of the provider over this receipt */
                        jws: string;
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Send application/json */
            415: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Understood, and refused; every error at once */
            422: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                /** @description Where to read on: `nextCursor` of the page before */
                cursor?: string;
                /** @description How many at most, 1 to 500; 100 when absent */
                limit?: string;
                /** @description Only about this value version */
                value?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were asked */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        questions: {
                            id: string;
                            organization: string;
                            value: string;
                            text: string;
                            /** Format: date-time */
                            askedAt: string;
                            /** @description You asked it */
                            mine: boolean;
                            answer: {
                                text: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        }[];
                        nextCursor: string;
                        hasMore: boolean;
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    askQuestion: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own; the same request with the same key is answered the same, forever */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of a submission */
                    submission: string;
                    value: string;
                    /** @description Plain text; name no clients */
                    text: string;
                };
            };
        };
        responses: {
            /** @description A question about a value version, with its answer */
            201: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organization: string;
                        value: string;
                        text: string;
                        /** Format: date-time */
                        askedAt: string;
                        /** @description You asked it */
                        mine: boolean;
                        answer: {
                            text: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description It cannot be done as things stand */
            409: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Send application/json */
            415: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Understood, and refused; every error at once */
            422: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    getQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a question */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A question about a value version, with its answer */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organization: string;
                        value: string;
                        text: string;
                        /** Format: date-time */
                        askedAt: string;
                        /** @description You asked it */
                        mine: boolean;
                        answer: {
                            text: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    getSeries: {
        parameters: {
            query: {
                /** @description Reporting year (verslagjaar) */
                reportingYear: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of every row the value you accepted last */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportingYear: number;
                        values: {
                            value: string;
                            indicator: string;
                            location: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date */
                            referenceDate: string;
                            /** Format: date-time */
                            derivedAt: string;
                            definition: string;
                            outcome: {
                                /** @enum {string} */
                                kind: "measured" | "no-eligible" | "not-chosen" | "not-computable" | "incomplete" | "attested" | "overridden" | "withheld" | "suppressed";
                                answer?: {
                                    /** @enum {string} */
                                    type: "percentage";
                                    value: string;
                                } | {
                                    /** @enum {string} */
                                    type: "yes-no";
                                    value: boolean;
                                } | {
                                    /** @enum {string} */
                                    type: "text";
                                    value: string;
                                } | {
                                    /** @enum {string} */
                                    type: "number";
                                    value: string;
                                };
                                counts?: {
                                    numerator?: number;
                                    denominator?: number;
                                    unknown?: number;
                                };
                                reason?: string;
                                explanation?: string;
                                url?: string;
                                rule?: string;
                                readonly missing?: {
                                    zib: string;
                                    element?: string;
                                }[];
                            };
                            organization: string;
                            profile: string;
                            reportingYear: number;
                            revision: number;
                            submission: string;
                            payloadHash: string;
                        }[];
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    getBoard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Expected, received and missing */
            200: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            organization: string;
                            profile: string;
                            reportingYear: number;
                            /** Format: date */
                            opens: string;
                            /** Format: date */
                            closes: string;
                            /** @enum {string} */
                            state: "expected" | "offered" | "received" | "accepted" | "rejected" | "missing";
                            submission: string | null;
                            revision: number | null;
                        }[];
                    };
                };
            };
            /** @description The request is not what this operation takes; every error at once */
            400: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description No valid token */
            401: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description The token lacks a scope */
            403: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description There is nothing here for you */
            404: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Something went wrong here */
            500: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Try again later */
            503: {
                headers: {
                    /** @description Full version of this API */
                    "API-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail?: string;
                        errors?: {
                            in: string;
                            path: string;
                            code?: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
}
