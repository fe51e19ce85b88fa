import { Auth } from "aws-amplify";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, request } from "./client";

vi.mock("aws-amplify", () => ({
  Auth: {
    currentSession: vi.fn(),
    signOut: vi.fn(),
  },
}));

const fetchMock = vi.fn();

const session = {
  getIdToken: () => ({ getJwtToken: () => "the-id-token", payload: {} }),
};

beforeEach(() => {
  vi.stubGlobal("fetch", fetchMock);
  vi.mocked(Auth.currentSession).mockResolvedValue(session as any);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

describe("request", () => {
  it("sends the id token", async () => {
    fetchMock.mockResolvedValue(new Response(JSON.stringify([])));

    await request("/orders");

    const [, init] = fetchMock.mock.calls[0];
    expect(init.headers.Authorization).toBe("Bearer the-id-token");
  });

  it("does not call the API when nobody is signed in", async () => {
    (Auth.currentSession as any).mockRejectedValueOnce("No current user");

    await expect(request("/orders")).rejects.toBe("No current user");
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it("signs out when the API answers 401", async () => {
    const signOut = vi.spyOn(Auth, "signOut").mockResolvedValue(undefined);
    fetchMock.mockResolvedValue(new Response("", { status: 401 }));

    await expect(request("/orders")).rejects.toBeInstanceOf(ApiError);
    expect(signOut).toHaveBeenCalledTimes(1);
  });
});
