import { Auth } from "aws-amplify";
import { getAccessToken } from "../legacy/session";

interface UploadTicket {
  url: string;
  key: string;
}

/** Photos are stored under the identity id of the user. */
export async function uploadPhoto(file: File): Promise<string> {
  const credentials = await Auth.currentUserCredentials();

  if (!credentials.authenticated) {
    throw new Error("Uploads need a signed-in user");
  }

  const query = new URLSearchParams({
    prefix: `private/${credentials.identityId}`,
    name: file.name,
  });
  const response = await fetch(
    `${import.meta.env.VITE_API_URL}/uploads?${query}`,
    { headers: { Authorization: `Bearer ${await getAccessToken()}` } }
  );
  const ticket: UploadTicket = await response.json();

  await fetch(ticket.url, { method: "PUT", body: file });
  return ticket.key;
}
