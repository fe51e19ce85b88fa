import { useEffect, useState, type FormEvent } from "react";
import { uploadPhoto } from "../api/uploads";
import { ErrorAlert } from "../components/ErrorAlert";
import { FormField } from "../components/FormField";
import { Spinner } from "../components/Spinner";
import { VerifyEmail } from "../components/VerifyEmail";
import { useProfile } from "../hooks/useProfile";

export function ProfilePage() {
  const { attributes, error, save, reload } = useProfile();
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [saved, setSaved] = useState(false);

  useEffect(() => {
    setName(attributes?.name ?? "");
    setPhone(attributes?.phone_number ?? "");
  }, [attributes]);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(await save({ name, phone_number: phone }));
  };

  if (!attributes) {
    return error ? <ErrorAlert message={error} /> : <Spinner />;
  }

  return (
    <>
      <h1>Profile</h1>
      <p>Customer number {attributes.sub}</p>
      {!attributes.email_verified && (
        <VerifyEmail email={attributes.email} onVerified={reload} />
      )}
      <form onSubmit={handleSubmit}>
        <FormField label="Name" value={name} onChange={setName} />
        <FormField label="Phone" type="tel" value={phone} onChange={setPhone} />
        <ErrorAlert message={error} />
        <button type="submit">Save</button>
        {saved && <p role="status">Saved.</p>}
      </form>
      <label>
        Photo
        <input
          type="file"
          accept="image/*"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) {
              void uploadPhoto(file);
            }
          }}
        />
      </label>
    </>
  );
}
