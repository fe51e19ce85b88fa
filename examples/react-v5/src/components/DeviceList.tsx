import { useEffect, useState } from "react";
import { Auth } from "aws-amplify";

interface Device {
  id: string;
  name: string;
}

export function DeviceList() {
  const [devices, setDevices] = useState<Device[]>([]);

  useEffect(() => {
    Auth.fetchDevices().then(setDevices, () => setDevices([]));
  }, []);

  return (
    <section>
      <h2>Devices</h2>
      <ul>
        {devices.map((device) => (
          <li key={device.id}>{device.name}</li>
        ))}
      </ul>
      <button type="button" onClick={() => Auth.rememberDevice()}>
        Do not ask for a code on this device
      </button>
      <button type="button" onClick={() => Auth.forgetDevice()}>
        Forget this device
      </button>
    </section>
  );
}
